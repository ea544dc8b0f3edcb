//! A sim lab: the author's model runs with the learner's parameters, the same way every time, within limits.

use crate::support::labs::{lab, run, summary};
use hornbook::course::{Lab, LabKind};
use hornbook::learner::{Produced, SeriesKind, Verdict};

/// A queue with one line and several workers, as an event after another.
const QUEUE: &str = "
export const parameters = [
  { name: 'workers', label: 'Workers', kind: 'number', min: 1, max: 64, step: 1, default: 1 },
  { name: 'rate', label: 'Requests a second', kind: 'number', min: 1, max: 1000, unit: 'requests/s', default: 80 },
  { name: 'service', label: 'Service time', kind: 'choice', options: ['constant', 'exponential'], default: 'exponential' },
  { name: 'count', kind: 'number', default: 1000 },
];

export function run({ workers, rate, service, count }, random) {
  const free = new Float64Array(workers);
  const waits = new Float64Array(count);
  let now = 0;
  for (let i = 0; i < count; i += 1) {
    now += random.exponential(1 / rate);
    let best = 0;
    for (let w = 1; w < workers; w += 1) if (free[w] < free[best]) best = w;
    const start = Math.max(now, free[best]);
    free[best] = start + (service === 'constant' ? 0.01 : random.exponential(0.01));
    waits[i] = (start - now) * 1000;
  }
  waits.sort();
  const sample = Array.from({ length: 100 }, (_, i) => waits[Math.floor((i / 100) * count)]);
  return {
    metrics: { p95: { value: waits[Math.floor(0.95 * count)], unit: 'ms', label: 'p95 wait', better: 'lower' }, served: count },
    series: [{ name: 'wait', kind: 'percentiles', y: sample, unit: 'ms' }, { name: 'by worker', kind: 'bars', x: ['a', 'b'], y: [1, NaN] }],
    notes: [`${workers} workers`],
  };
}
";

const CHECKS: &str = "
import { test } from 'node:test';
import { runs, simulate } from 'lab';
const now = runs.at(-1);
test('the wait is short', () => {
  if (now.metrics.p95.value > 20) throw new Error(`p95 is ${now.metrics.p95.value.toFixed(0)} ms`);
});
test('one worker less would not do', async () => {
  const less = await simulate({ ...now.parameters, workers: now.parameters.workers - 1 });
  if (less.metrics.p95.value <= 20) throw new Error(`${now.parameters.workers} are too many`);
});
test('something was tried before', () => {
  if (runs.length < 2) throw new Error('keep a run to compare with');
});
";

fn sim(files: &[(&str, &str)]) -> Lab {
    let mut all = vec![("model.js", QUEUE)];
    all.extend(files);
    lab(LabKind::Sim, "parameters.json", &all, CHECKS)
}

fn model(text: &str, parameters: &str) -> Verdict {
    run(&lab(
        LabKind::Sim,
        "parameters.json",
        &[("model.js", text), ("parameters.json", parameters)],
        "import { test } from 'node:test';\ntest('a', () => {});",
    ))
}

#[test]
fn goals_are_checked_on_metrics_and_on_other_runs() {
    let one = run(&sim(&[("parameters.json", "{}")]));
    let lines = summary(&one);
    assert!(lines[0].starts_with("- the wait is short: Error: p95 is "), "{lines:?}");
    assert!(lines[1].contains("workers: 0 is less than 1"), "{lines:?}");
    let kept = r#"[{"workers": 1}, {"workers": 8}]"#;
    let two = run(&sim(&[("parameters.json", "{\"workers\": 2}"), ("kept.json", kept)]));
    assert!(two.passed(), "{:?}", summary(&two));
    let Produced::Simulation { runs, .. } = &two.produced else { panic!("no runs") };
    assert_eq!(runs.len(), 3);
    assert_eq!(runs[2].parameters["service"], "exponential");
    assert_eq!(runs[2].metrics[0].label, "p95 wait");
    assert_eq!(runs[2].metrics[1].value, Some(1000.0));
    assert_eq!(runs[2].series[0].kind, SeriesKind::Percentiles);
    assert_eq!(
        (runs[2].series[1].labels.as_slice(), runs[2].series[1].y.as_slice()),
        (&["a".to_owned(), "b".to_owned()][..], &[Some(1.0), None][..])
    );
    assert_eq!(runs[2].notes, ["2 workers"]);
}

#[test]
fn the_same_parameters_have_the_same_result() {
    let produced =
        || run(&sim(&[("parameters.json", "{\"workers\": 3}"), ("kept.json", "[{\"workers\": 3}]")])).produced;
    let Produced::Simulation { runs, .. } = produced() else { panic!("no runs") };
    assert_eq!(runs[0], runs[1]);
    let Produced::Simulation { runs: again, .. } = produced() else { panic!("no runs") };
    assert_eq!(runs, again);
}

#[test]
fn parameters_that_do_not_fit_are_named_with_their_place() {
    for (parameters, words, line) in [
        ("{\n\"workers\": 100}", "workers: 100 is more than 64", 2),
        ("{\"workers\": 1.5}", "workers: 1.5 is between two steps of 1", 1),
        ("{\"rate\": 2000}", "rate: 2000 is more than 1000 requests/s", 1),
        ("{\"service\": \"slow\"}", "service: \"slow\" is none of \"constant\", \"exponential\"", 1),
        ("{\n\n\"wrokers\": 1}", "the model has no parameter \"wrokers\"; did you mean \"workers\"?", 3),
        ("[]", "the parameters are an object", 1),
        ("{\"workers\": 1,}", "a comma stands after the last item", 1),
    ] {
        let verdict = run(&sim(&[("parameters.json", parameters)]));
        let trouble = verdict.stopped.unwrap_or_else(|| panic!("{parameters}"));
        assert!(trouble.message.contains(words), "{parameters}: {trouble:?}");
        let at = trouble.at.unwrap();
        assert_eq!((at.file.as_str(), at.line), ("parameters.json", line), "{parameters}");
    }
    let verdict = run(&sim(&[("parameters.json", "{}"), ("kept.json", "[{},\n{\"workers\": 0}]")]));
    let at = verdict.stopped.unwrap().at.unwrap();
    assert_eq!((at.file.as_str(), at.line), ("kept.json", 2));
}

#[test]
fn chance_has_the_shapes_it_promises() {
    let text = "
export const parameters = [];
export function run(_, random) {
  const n = 20000;
  let [u, e, s, q, low, high, picked] = [0, 0, 0, 0, 99, -99, new Set()];
  for (let i = 0; i < n; i += 1) {
    u += random(); e += random.exponential(3); const z = random.normal(5, 2); s += z; q += z * z;
    const d = random.int(1, 6); low = Math.min(low, d); high = Math.max(high, d); picked.add(random.pick('abc'));
  }
  const mean = s / n;
  return { metrics: { u: u / n, e: e / n, mean, deviation: Math.sqrt(q / n - mean * mean), low, high, picked: picked.size } };
}";
    let Produced::Simulation { runs, .. } = model(text, "{}").produced else { panic!("no runs") };
    let value = |name: &str| runs[0].metrics.iter().find(|metric| metric.name == name).unwrap().value.unwrap();
    for (name, expected, within) in [("u", 0.5, 0.01), ("e", 3.0, 0.1), ("mean", 5.0, 0.05), ("deviation", 2.0, 0.05)] {
        assert!((value(name) - expected).abs() < within, "{name}: {}", value(name));
    }
    assert_eq!((value("low"), value("high"), value("picked")), (1.0, 6.0, 3.0));
}

#[test]
fn what_a_model_does_wrong_is_said_in_words() {
    let with = |run: &str| {
        model(&format!("export const parameters = [];\nexport function run() {{ {run} }}"), "{}").stopped.unwrap()
    };
    for (body, words) in [
        ("return 1", "it is no object"),
        ("return Promise.resolve({})", "it is a promise"),
        ("return { series: [{ name: 'a', y: new Float64Array(20001) }] }", "more than 20000 points"),
        ("return { series: Array.from({ length: 51 }, () => ({ y: [] })) }", "51 series are more than 50"),
        ("return { metrics: { a: 'x' } }", "has no number"),
        ("return { series: [{ name: 'a', kind: 'pie', y: [] }] }", "kind is one of"),
        ("nowhere()", "nowhere is not defined"),
        ("for (;;);", "did not end within 2 s"),
    ] {
        let trouble = with(body);
        assert!(trouble.message.contains(words), "{body}: {trouble:?}");
    }
    assert_eq!(with("nowhere()").at.map(|at| (at.file, at.line)), Some(("model.js".to_owned(), 2)));
    assert!(model("", "{}").stopped.unwrap().message.contains("no function run"));
    assert!(
        model("export const parameters = [{ name: 'a', min: 5, default: 1 }]; export const run = () => ({});", "{}")
            .stopped
            .unwrap()
            .message
            .contains("its default: 1 is less than 5")
    );
}
