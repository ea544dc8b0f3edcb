//! `EXPLAIN QUERY PLAN` as a tree: <https://sqlite.org/eqp.html>.

use crate::learner::PlanNode;
use rusqlite::{Connection, Error, Row};

/// How deep a tree is built; what is deeper hangs on its ancestor of that depth.
const DEPTH: usize = 32;

/// Returns how SQLite goes about a statement, which is not run.
pub(super) fn plan(connection: &Connection, sql: &str) -> Result<Vec<PlanNode>, Error> {
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
    let steps = statement.query_map([], Step::of)?.collect::<Result<Vec<_>, _>>()?;
    Ok(tree(steps))
}

/// A row of the plan.
pub(super) struct Step {
    id: i64,
    parent: i64,
    detail: String,
}

impl Step {
    /// Reads a row.
    pub(super) fn of(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self { id: row.get(0)?, parent: row.get(1)?, detail: row.get(3)? })
    }
}

/// Hangs every step on its parent. A parent always comes before its children.
pub(super) fn tree(steps: Vec<Step>) -> Vec<PlanNode> {
    let mut roots: Vec<PlanNode> = Vec::new();
    // For each id, the numbers of the branches that lead to its node.
    let mut ways: Vec<(i64, Vec<usize>)> = Vec::new();
    for Step { id, parent, detail } in steps {
        let way = ways.iter().find(|(known, _)| *known == parent).map(|(_, way)| way.clone()).unwrap_or_default();
        let way = &way[..way.len().min(DEPTH - 1)];
        let mut siblings = &mut roots;
        for at in way {
            siblings = &mut siblings[*at].children;
        }
        siblings.push(PlanNode { detail, children: Vec::new() });
        let own = way.iter().copied().chain([siblings.len() - 1]).collect();
        ways.push((id, own));
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(parents: &[(i64, i64)]) -> Vec<Step> {
        parents.iter().map(|(id, parent)| Step { id: *id, parent: *parent, detail: id.to_string() }).collect()
    }

    fn depth(nodes: &[PlanNode]) -> usize {
        nodes.iter().map(|node| 1 + depth(&node.children)).max().unwrap_or(0)
    }

    #[test]
    fn steps_hang_on_their_parents() {
        let tree = tree(steps(&[(2, 0), (5, 2), (9, 5), (12, 2), (20, 0)]));
        let shown: Vec<&str> = tree.iter().map(|node| node.detail.as_str()).collect();
        assert_eq!(shown, ["2", "20"]);
        assert_eq!(tree[0].children.len(), 2);
        assert_eq!(tree[0].children[0].children[0].detail, "9");
    }

    #[test]
    fn a_tree_has_an_end() {
        let chain: Vec<(i64, i64)> = (1..500).map(|id| (id, id - 1)).collect();
        assert_eq!(depth(&tree(steps(&chain))), DEPTH);
    }

    #[test]
    fn a_plan_tells_of_an_index() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE t (a, b); CREATE INDEX i ON t (a)").unwrap();
        let nodes = plan(&connection, "SELECT b FROM t WHERE a = 1").unwrap();
        assert_eq!(nodes[0].detail, "SEARCH t USING INDEX i (a=?)");
    }
}
