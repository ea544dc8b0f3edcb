//! The schema definition language of GraphQL (<https://spec.graphql.org/October2021/#sec-Type-System>).
//!
//! The document is `{schema, types, directives}`. `types` has each type by its name: `{kind, description?, implements?, fields?, values?,
//! members?, directives, line}` with `kind` object, interface, input, enum, union or scalar; extensions are joined to what they extend. A
//! field is `{type, arguments?, default?, directives, description?}`, its type as written: `[Post!]!`. `directives` has the definitions.
//! Operations do not belong in a schema.

use super::json::lower;
use super::lines::Lines;
use super::node::{Entries, Node, Value};
use super::problem::{Place, Problem};
use super::{DEPTH, NODES, too_deep, too_large};
use apollo_parser::Parser;
use apollo_parser::cst::{self, CstNode, Definition};

/// Reads a schema.
pub(super) fn parse(text: &str) -> Result<Node, Problem> {
    let lines = Lines::new(text);
    let tree = Parser::new(text).recursion_limit(DEPTH).token_limit(4 * NODES).parse();
    if let Some(error) = tree.errors().min_by_key(|error| error.index()) {
        let place = if error.is_eof() { lines.end() } else { lines.place(error.index()) };
        if error.is_limit() {
            let is_deep = error.message().contains("recursion");
            return Err(if is_deep { too_deep(place) } else { too_large(place) });
        }
        return Err(Problem::new(place, lower(error.message())));
    }
    let mut reader =
        Reader { lines: &lines, schema: Entries::default(), types: Entries::default(), directives: Entries::default() };
    for definition in tree.document().definitions() {
        reader.definition(&definition)?;
    }
    let start = Place { line: 1, column: 1 };
    let mut schema = reader.schema;
    for (operation, name) in [("query", "Query"), ("mutation", "Mutation"), ("subscription", "Subscription")] {
        // Without `schema { … }` these names are the roots.
        if let (None, Some(root)) = (schema.get_mut(operation), reader.types.get_mut(name)) {
            schema.set(operation.to_owned(), Node::text(root.place, name));
        }
    }
    let parts = [
        ("schema", schema.into_node(start)),
        ("types", reader.types.into_node(start)),
        ("directives", reader.directives.into_node(start)),
    ];
    Ok(Node::map(start, parts))
}

/// What was read so far.
struct Reader<'a> {
    lines: &'a Lines<'a>,
    schema: Entries,
    types: Entries,
    directives: Entries,
}

/// The parts of a type, in the order of the document.
type Parts = Vec<(&'static str, Node)>;

impl Reader<'_> {
    fn place(&self, node: &impl CstNode) -> Place {
        self.lines.place(node.syntax().text_range().start().into())
    }

    fn definition(&mut self, definition: &Definition) -> Result<(), Problem> {
        let place = self.place(definition);
        let (kind, parts) = match definition {
            Definition::OperationDefinition(_) | Definition::FragmentDefinition(_) => {
                return Err(Problem::new(place, "an operation does not belong in a schema"));
            }
            Definition::SchemaDefinition(schema) => {
                self.roots(schema.root_operation_type_definitions());
                return Ok(());
            }
            Definition::SchemaExtension(schema) => {
                self.roots(schema.root_operation_type_definitions());
                return Ok(());
            }
            Definition::DirectiveDefinition(directive) => {
                let node = self.directive_definition(directive, place);
                if let Some(name) = directive.name() {
                    self.directives.set(name.text().to_string(), node);
                }
                return Ok(());
            }
            Definition::ScalarTypeDefinition(it) => {
                ("scalar", self.parts(place, it.description(), it.directives(), Vec::new()))
            }
            Definition::ScalarTypeExtension(it) => ("scalar", self.parts(place, None, it.directives(), Vec::new())),
            Definition::ObjectTypeDefinition(it) => {
                let own = self.fields(place, it.implements_interfaces(), it.fields_definition())?;
                ("object", self.parts(place, it.description(), it.directives(), own))
            }
            Definition::ObjectTypeExtension(it) => {
                let own = self.fields(place, it.implements_interfaces(), it.fields_definition())?;
                ("object", self.parts(place, None, it.directives(), own))
            }
            Definition::InterfaceTypeDefinition(it) => {
                let own = self.fields(place, it.implements_interfaces(), it.fields_definition())?;
                ("interface", self.parts(place, it.description(), it.directives(), own))
            }
            Definition::InterfaceTypeExtension(it) => {
                let own = self.fields(place, it.implements_interfaces(), it.fields_definition())?;
                ("interface", self.parts(place, None, it.directives(), own))
            }
            Definition::InputObjectTypeDefinition(it) => {
                let inputs =
                    it.input_fields_definition().into_iter().flat_map(|fields| fields.input_value_definitions());
                let own = vec![("fields", self.inputs(place, inputs)?)];
                ("input", self.parts(place, it.description(), it.directives(), own))
            }
            Definition::InputObjectTypeExtension(it) => {
                let inputs =
                    it.input_fields_definition().into_iter().flat_map(|fields| fields.input_value_definitions());
                let own = vec![("fields", self.inputs(place, inputs)?)];
                ("input", self.parts(place, None, it.directives(), own))
            }
            Definition::EnumTypeDefinition(it) => {
                let own = vec![("values", self.values(place, it.enum_values_definition())?)];
                ("enum", self.parts(place, it.description(), it.directives(), own))
            }
            Definition::EnumTypeExtension(it) => {
                let own = vec![("values", self.values(place, it.enum_values_definition())?)];
                ("enum", self.parts(place, None, it.directives(), own))
            }
            Definition::UnionTypeDefinition(it) => {
                let own = vec![("members", self.members(place, it.union_member_types()))];
                ("union", self.parts(place, it.description(), it.directives(), own))
            }
            Definition::UnionTypeExtension(it) => {
                let own = vec![("members", self.members(place, it.union_member_types()))];
                ("union", self.parts(place, None, it.directives(), own))
            }
        };
        let name = definition.name().map(|name| name.text().to_string()).unwrap_or_default();
        self.add(name, kind, parts, place, definition.is_extension_definition())
    }

    /// Adds a type, or joins an extension to it.
    fn add(&mut self, name: String, kind: &str, parts: Parts, place: Place, extends: bool) -> Result<(), Problem> {
        let Some(known) = self.types.get_mut(&name) else {
            let mut entries = vec![("kind", Node::text(place, kind))];
            entries.extend(parts);
            entries.push(("line", Node::new(place, Value::Number(place.line.into()))));
            self.types.set(name, Node::map(place, entries));
            return Ok(());
        };
        if !extends {
            return Err(Problem::new(
                place,
                format!("the type {name} is here a second time; the first is on line {}", known.place.line),
            )
            .help(format!("extend type {name} {{ … }} adds to a type")));
        }
        let Value::Map(entries) = &mut known.value else { return Ok(()) };
        let is_same = entries.iter().any(|(key, node)| key == "kind" && node.value == Value::Text(kind.to_owned()));
        if !is_same {
            return Err(Problem::new(place, format!("{name} is not of the kind {kind}")));
        }
        for (key, node) in parts {
            match (entries.iter_mut().find(|(known, _)| known == key).map(|(_, node)| &mut node.value), node.value) {
                (Some(Value::Map(known)), Value::Map(more)) => known.extend(more),
                (Some(Value::List(known)), Value::List(more)) => known.extend(more),
                (Some(_), _) => {}
                (None, value) => entries.push((key.to_owned(), Node::new(node.place, value))),
            }
        }
        Ok(())
    }

    fn roots(&mut self, roots: impl Iterator<Item = cst::RootOperationTypeDefinition>) {
        for root in roots {
            let (Some(operation), Some(name)) = (root.operation_type(), root.named_type().and_then(|it| it.name()))
            else {
                continue;
            };
            let node = Node::text(self.place(&root), name.text().to_string());
            self.schema.set(source(&operation), node);
        }
    }

    /// Joins what every type has to what is its own.
    fn parts(
        &self,
        place: Place,
        description: Option<cst::Description>,
        directives: Option<cst::Directives>,
        own: Parts,
    ) -> Parts {
        let mut parts = Parts::new();
        parts.extend(self.description(description));
        parts.extend(own);
        parts.push(("directives", self.used(place, directives)));
        parts
    }

    fn description(&self, description: Option<cst::Description>) -> Option<(&'static str, Node)> {
        let text = description?.string_value()?;
        let place = self.place(&text);
        Some(("description", Node::text(place, String::from(text))))
    }

    fn fields(
        &self,
        place: Place,
        implements: Option<cst::ImplementsInterfaces>,
        fields: Option<cst::FieldsDefinition>,
    ) -> Result<Parts, Problem> {
        let names = implements.into_iter().flat_map(|it| it.named_types()).filter_map(|it| it.name());
        let implements = names.map(|name| Node::text(self.place(&name), name.text().to_string())).collect();
        let mut entries = Unique::new("field");
        for field in fields.into_iter().flat_map(|it| it.field_definitions()) {
            let Some(name) = field.name() else { continue };
            let at = self.place(&name);
            let mut parts = Parts::new();
            parts.extend(self.description(field.description()));
            parts.extend(field.ty().map(|ty| ("type", Node::text(at, source(&ty)))));
            let arguments = field.arguments_definition().into_iter().flat_map(|it| it.input_value_definitions());
            parts.push(("arguments", self.inputs(at, arguments)?));
            parts.push(("directives", self.used(at, field.directives())));
            entries.add(name.text().to_string(), Node::map(at, parts))?;
        }
        Ok(vec![("implements", Node::list(place, implements)), ("fields", entries.into_node(place))])
    }

    /// Reads arguments, or the fields of an input.
    fn inputs(&self, place: Place, inputs: impl Iterator<Item = cst::InputValueDefinition>) -> Result<Node, Problem> {
        let mut entries = Unique::new("argument");
        for input in inputs {
            let Some(name) = input.name() else { continue };
            let at = self.place(&name);
            let mut parts = Parts::new();
            parts.extend(self.description(input.description()));
            parts.extend(input.ty().map(|ty| ("type", Node::text(at, source(&ty)))));
            parts.extend(
                input
                    .default_value()
                    .and_then(|it| it.value())
                    .map(|value| ("default", Node::text(at, source(&value)))),
            );
            parts.push(("directives", self.used(at, input.directives())));
            entries.add(name.text().to_string(), Node::map(at, parts))?;
        }
        Ok(entries.into_node(place))
    }

    fn values(&self, place: Place, values: Option<cst::EnumValuesDefinition>) -> Result<Node, Problem> {
        let mut entries = Unique::new("value");
        for value in values.into_iter().flat_map(|it| it.enum_value_definitions()) {
            let Some(name) = value.enum_value().and_then(|it| it.name()) else { continue };
            let at = self.place(&name);
            let mut parts = Parts::new();
            parts.extend(self.description(value.description()));
            parts.push(("directives", self.used(at, value.directives())));
            entries.add(name.text().to_string(), Node::map(at, parts))?;
        }
        Ok(entries.into_node(place))
    }

    fn members(&self, place: Place, members: Option<cst::UnionMemberTypes>) -> Node {
        let names = members.into_iter().flat_map(|it| it.named_types()).filter_map(|it| it.name());
        Node::list(place, names.map(|name| Node::text(self.place(&name), name.text().to_string())).collect())
    }

    /// Reads directives that are used, with their arguments as text.
    fn used(&self, place: Place, directives: Option<cst::Directives>) -> Node {
        let used = directives.into_iter().flat_map(|it| it.directives()).filter_map(|directive| {
            let name = directive.name()?;
            let at = self.place(&name);
            let arguments = directive.arguments().into_iter().flat_map(|it| it.arguments()).filter_map(|argument| {
                let value = Node::text(self.place(&argument), source(&argument.value()?));
                Some((argument.name()?.text().to_string(), value))
            });
            let parts = [("name", Node::text(at, name.text().to_string())), ("arguments", Node::map(at, arguments))];
            Some(Node::map(at, parts))
        });
        Node::list(place, used.collect())
    }

    fn directive_definition(&self, directive: &cst::DirectiveDefinition, place: Place) -> Node {
        let arguments = directive.arguments_definition().into_iter().flat_map(|it| it.input_value_definitions());
        let locations = directive.directive_locations().into_iter().flat_map(|it| it.directive_locations());
        let locations = locations.map(|location| Node::text(place, source(&location))).collect();
        let mut parts = Parts::new();
        parts.extend(self.description(directive.description()));
        parts.push(("arguments", self.inputs(place, arguments).unwrap_or_else(|_| Node::new(place, Value::Null))));
        parts.push(("locations", Node::list(place, locations)));
        parts.push(("repeatable", Node::new(place, Value::Bool(directive.repeatable_token().is_some()))));
        Node::map(place, parts)
    }
}

/// Entries of which each may be there once.
struct Unique {
    what: &'static str,
    entries: Entries,
}

impl Unique {
    fn new(what: &'static str) -> Self {
        Self { what, entries: Entries::default() }
    }

    fn add(&mut self, name: String, node: Node) -> Result<(), Problem> {
        if let Some(first) = self.entries.get_mut(&name) {
            let words =
                format!("the {} {name} is here a second time; the first is on line {}", self.what, first.place.line);
            return Err(Problem::new(node.place, words));
        }
        self.entries.set(name, node);
        Ok(())
    }

    fn into_node(self, place: Place) -> Node {
        self.entries.into_node(place)
    }
}

/// Returns a node's text without the white space around it.
fn source(node: &impl CstNode) -> String {
    node.syntax().text().to_string().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graphql(text: &str) -> String {
        match parse(text) {
            Ok(node) => serde_json::to_string(&node).unwrap(),
            Err(problem) => format!("{}:{} {}", problem.place.line, problem.place.column, problem.message),
        }
    }

    fn types(text: &str) -> String {
        let whole: serde_json::Value = serde_json::from_str(&graphql(text)).unwrap();
        whole["types"].to_string()
    }

    #[test]
    fn types_fields_and_arguments() {
        assert_eq!(
            graphql(
                "\"\"\"A user.\"\"\"\ntype User implements Node & Named @key(fields: \"id\") {\n  posts(first: Int = 10, after: ID): [Post!]! @deprecated\n}\n"
            ),
            concat!(
                r#"{"schema":{},"types":{"User":{"kind":"object","description":"A user.","implements":["Node","Named"],"fields":{"posts":"#,
                r#"{"type":"[Post!]!","arguments":{"first":{"type":"Int","default":"10","directives":[]},"after":{"type":"ID","directives":[]}},"#,
                r#""directives":[{"name":"deprecated","arguments":{}}]}},"directives":[{"name":"key","arguments":{"fields":"\"id\""}}],"line":1}},"directives":{}}"#
            )
        );
    }

    #[test]
    fn the_other_kinds() {
        let text =
            "enum E { A B @x }\nunion U = A | B\ninput I { a: Int! = 1 }\nscalar Date\ninterface N { id: ID! }\n";
        let types = types(text);
        assert!(types.contains(r#""E":{"directives":[],"kind":"enum","line":1,"values":{"A":{"directives":[]},"B":{"directives":[{"arguments":{},"name":"x"}]}}}"#), "{types}");
        assert!(types.contains(r#""members":["A","B"]"#) && types.contains(r#""kind":"scalar""#), "{types}");
        assert!(
            graphql("directive @a(x: Int) repeatable on FIELD_DEFINITION | OBJECT")
                .contains(r#""locations":["FIELD_DEFINITION","OBJECT"],"repeatable":true"#)
        );
    }

    #[test]
    fn extensions_join_their_type() {
        let types = types("type Query { a: Int }\nextend type Query { b: Int }\n");
        assert!(types.contains(r#""a":"#) && types.contains(r#""b":"#), "{types}");
        assert!(graphql("type Query { a: Int }").contains(r#""schema":{"query":"Query"}"#));
        assert!(graphql("schema { query: Root } type Root { a: Int }").contains(r#""schema":{"query":"Root"}"#));
    }

    #[test]
    fn mistakes_have_a_place() {
        assert!(graphql("type A {\n  b Int\n}").starts_with("2:5"), "{}", graphql("type A {\n  b Int\n}"));
        assert!(graphql("type A {\n  b: Int\n").starts_with("2:9"), "{}", graphql("type A {\n  b: Int\n"));
        assert_eq!(
            graphql("type A { a: Int }\ntype A { b: Int }"),
            "2:1 the type A is here a second time; the first is on line 1"
        );
        assert_eq!(
            graphql("type A {\n a: Int\n a: Int }"),
            "3:2 the field a is here a second time; the first is on line 2"
        );
        assert_eq!(graphql("{ user { name } }"), "1:1 an operation does not belong in a schema");
    }

    #[test]
    fn depth_and_length_are_limited() {
        for text in [
            format!("type A {{ a: {}Int{} }}", "[".repeat(50_000), "]".repeat(50_000)),
            format!("type A {{ a(b: Int = {}1{}): Int }}", "[".repeat(50_000), "]".repeat(50_000)),
            format!("{}a{}", "{a".repeat(50_000), "}".repeat(50_000)),
            "type ".repeat(50_000),
        ] {
            assert!(parse(&text).is_err(), "{}", &text[..20]);
        }
    }
}
