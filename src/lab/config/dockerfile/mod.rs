//! Dockerfiles (<https://docs.docker.com/reference/dockerfile/>).
//!
//! The document is `{directives, arguments, stages}`: parser directives such as `syntax` and `escape`, the ARGs before the first FROM, and
//! for each FROM `{name, image, platform?, line, instructions}`. An instruction is `{instruction, flags, line, …}` with
//! - `form` (`exec` or `shell`) and `arguments` for RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK; a JSON array that is not one of strings in
//!   double quotes is shell form, as it is to Docker;
//! - `sources` and `destination` for COPY and ADD; `pairs` for ENV, LABEL and ARG; `trigger` for ONBUILD; `arguments` for the others;
//! - `heredocs`, each `{name, text}`, where there are any.
//!
//! Variables stay as written.

mod instruction;
mod lines;
mod words;

use super::lines::Lines;
use super::node::Node;
use super::problem::{Place, Problem};
use instruction::Instruction;

/// Reads a Dockerfile.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let places = Lines::new(text);
    let start = Place { line: 1, column: 1 };
    let file = lines::read(text, &places)?;
    let mut arguments = Vec::new();
    let mut stages: Vec<Stage> = Vec::new();
    for logical in &file.instructions {
        let instruction = Instruction::of(logical, file.escape)?;
        let place = logical.place;
        if instruction.name == "FROM" {
            stages.push(Stage::of(&instruction, place)?);
            continue;
        }
        match stages.last_mut() {
            Some(stage) => stage.instructions.push(instruction.into_node(place)),
            None if instruction.name == "ARG" => arguments.push(instruction.into_node(place)),
            None => {
                return Err(Problem::new(place, format!("{} stands before the first FROM", instruction.name))
                    .help("an image begins with FROM; only ARG may stand before it"));
            }
        }
    }
    if stages.is_empty() {
        return Err(Problem::new(places.end(), "the file has no FROM, so it builds no image"));
    }
    let directives = file.directives.into_iter().map(|(key, value, place)| (key, Node::text(place, value)));
    Ok(Node::map(
        start,
        [
            ("directives", Node::map(start, directives)),
            ("arguments", Node::list(start, arguments)),
            ("stages", Node::list(start, stages.into_iter().map(Stage::into_node).collect())),
        ],
    ))
}

/// What follows a FROM.
struct Stage {
    place: Place,
    image: String,
    name: Option<String>,
    platform: Option<String>,
    instructions: Vec<Node>,
}

impl Stage {
    fn of(from: &Instruction, place: Place) -> Result<Self, Problem> {
        let (image, name) = match &from.words[..] {
            [image] => (image.clone(), None),
            [image, word, name] if word.eq_ignore_ascii_case("as") => (image.clone(), Some(name.clone())),
            _ => {
                return Err(Problem::new(place, "FROM takes an image, and a name after AS")
                    .help("FROM node:24-alpine AS build"));
            }
        };
        let platform = from.flags.iter().find(|(name, _)| name == "platform").and_then(|(_, value)| value.clone());
        Ok(Self { place, image, name, platform, instructions: Vec::new() })
    }

    fn into_node(self) -> Node {
        let place = self.place;
        let name = self.name.map_or_else(|| Node::new(place, super::node::Value::Null), |name| Node::text(place, name));
        let mut entries = vec![("name", name), ("image", Node::text(place, self.image))];
        entries.extend(self.platform.map(|platform| ("platform", Node::text(place, platform))));
        entries.push(("line", instruction::line(place)));
        entries.push(("instructions", Node::list(place, self.instructions)));
        Node::map(place, entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dockerfile(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    fn first(text: &str) -> String {
        let whole = dockerfile(&format!("FROM a\n{text}"));
        let json: serde_json::Value = serde_json::from_str(&whole).unwrap_or_else(|_| panic!("{whole}"));
        serde_json::to_string(&json["stages"][0]["instructions"][0]).unwrap()
    }

    #[test]
    fn stages_and_their_instructions() {
        assert_eq!(
            dockerfile(
                "# syntax=docker/dockerfile:1\nARG V=24\nFROM --platform=linux/amd64 node:$V AS build\nrun npm ci\nFROM scratch\n"
            ),
            r#"{"directives":{"syntax":"docker/dockerfile:1"},"arguments":[{"instruction":"ARG","line":2,"flags":{},"pairs":{"V":"24"}}],"stages":[{"name":"build","image":"node:$V","platform":"linux/amd64","line":3,"instructions":[{"instruction":"RUN","line":4,"flags":{},"form":"shell","arguments":["npm ci"]}]},{"name":null,"image":"scratch","line":5,"instructions":[]}]}"#
        );
    }

    #[test]
    fn exec_and_shell_form() {
        assert_eq!(
            first("CMD [\"node\", \"a b.js\"]"),
            r#"{"arguments":["node","a b.js"],"flags":{},"form":"exec","instruction":"CMD","line":2}"#
        );
        assert!(first("CMD ['node', 'app.js']").contains(r#""form":"shell""#));
        assert!(
            first("HEALTHCHECK --interval=5s --retries=3 CMD curl -f http://x/ || exit 1")
                .contains(r#""flags":{"interval":"5s","retries":"3"},"form":"shell""#)
        );
        assert!(first("HEALTHCHECK none").contains(r#""arguments":["NONE"]"#));
    }

    #[test]
    fn lines_go_on_after_a_backslash() {
        let run =
            first("RUN apt-get update \\\n    # why\n\n    && apt-get install -y curl \\\n    && true\nUSER node\n");
        assert!(run.contains(r#""arguments":["apt-get update     && apt-get install -y curl     && true"]"#), "{run}");
        assert!(dockerfile("# escape=`\nFROM a\nRUN a `\n b\n").contains(r#""arguments":["a  b"]"#));
    }

    #[test]
    fn heredocs_belong_to_their_instruction() {
        let run = first("RUN <<EOF\necho $A\n# not a comment\nEOF\nUSER node\n");
        assert!(run.contains(r##""heredocs":[{"name":"EOF","text":"echo $A\n# not a comment\n"}]"##), "{run}");
        let copy = first("COPY <<-a <<'b c' /x/\n\tone\n\ta\ntwo\nb c\n");
        assert!(copy.contains(r#""text":"one\n"}"#) && copy.contains(r#"{"name":"b c","text":"two\n"}"#), "{copy}");
        assert!(!first("RUN echo $((1 << 2)) && cat <<< x").contains("heredocs"));
    }

    #[test]
    fn copies_pairs_and_triggers() {
        assert!(first("COPY --from=build --chown=1:1 /a /b /c/").contains(r#""destination":"/c/","flags":{"chown":"1:1","from":"build"},"instruction":"COPY","line":2,"sources":["/a","/b"]"#));
        assert!(first("COPY [\"a b\", \"/c\"]").contains(r#""sources":["a b"]"#));
        assert!(first("ENV A=1 B=\"x y\" C=x\\ y").contains(r#""pairs":{"A":"1","B":"x y","C":"x y"}"#));
        assert!(first("ENV A some text").contains(r#""pairs":{"A":"some text"}"#));
        assert!(first("ARG A").contains(r#""pairs":{"A":null}"#));
        assert!(first("ONBUILD RUN make").contains(r#""trigger":{"arguments":["make"]"#));
        assert!(first("EXPOSE 80 443/tcp").contains(r#""arguments":["80","443/tcp"]"#));
        assert!(
            first("RUN --mount=type=cache,target=/c --mount=type=secret,id=s x")
                .contains(r#""mount":["type=cache,target=/c","type=secret,id=s"]"#)
        );
    }

    #[test]
    fn mistakes_are_said_in_dockers_terms() {
        assert_eq!(dockerfile("FROM a\nFORM b\n"), "2:1 \"FORM\" is no instruction");
        assert_eq!(dockerfile("RUN a\nFROM b\n"), "1:1 RUN stands before the first FROM");
        assert_eq!(dockerfile("# nothing\n"), "1:10 the file has no FROM, so it builds no image");
        assert_eq!(dockerfile("FROM a b\n"), "1:1 FROM takes an image, and a name after AS");
        assert_eq!(dockerfile("FROM a\nCOPY x\n"), "2:1 COPY takes at least one source and a destination");
        assert_eq!(dockerfile("FROM a\nCOPY --form=x a b\n"), "2:1 COPY has no flag --form");
        assert_eq!(dockerfile("FROM a\nRUN <<EOF\nx\n"), "2:1 the text <<EOF is never ended");
        assert_eq!(dockerfile("FROM a\nENV A\n"), "2:1 ENV takes name=value");
        assert_eq!(dockerfile("FROM a\nWORKDIR\n"), "2:1 WORKDIR says nothing");
        assert_eq!(dockerfile("FROM a\nSHELL bash\n"), "2:1 SHELL takes a JSON array of strings");
        assert_eq!(dockerfile("FROM a\nENV A=\"x\n"), "2:1 a quote is never closed");
    }
}
