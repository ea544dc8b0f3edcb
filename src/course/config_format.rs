//! Formats of configuration files.

/// What a file of a config lab is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConfigFormat {
    /// YAML 1.2; a Compose file, a Kubernetes manifest, an OpenAPI description.
    Yaml,
    /// TOML 1.1.
    Toml,
    /// JSON (RFC 8259): no comments, no trailing commas.
    Json,
    /// JSON with comments and trailing commas, as editors and compilers read their settings.
    Jsonc,
    /// XML 1.0 without a document type definition.
    Xml,
    /// HCL 2, as Terraform and Packer read it.
    Hcl,
    /// The schema definition language of GraphQL.
    Graphql,
    /// A Dockerfile.
    Dockerfile,
    /// Directives and blocks, as nginx reads them.
    Nginx,
    /// Sections of `key = value`.
    Ini,
    /// `KEY=value` lines that become environment variables.
    Env,
    /// Java's properties.
    Properties,
}

impl ConfigFormat {
    /// Every format, in the order of the documentation.
    pub const ALL: [ConfigFormat; 12] = [
        ConfigFormat::Yaml,
        ConfigFormat::Toml,
        ConfigFormat::Json,
        ConfigFormat::Jsonc,
        ConfigFormat::Xml,
        ConfigFormat::Hcl,
        ConfigFormat::Graphql,
        ConfigFormat::Dockerfile,
        ConfigFormat::Nginx,
        ConfigFormat::Ini,
        ConfigFormat::Env,
        ConfigFormat::Properties,
    ];

    /// Returns its name in `lab.toml`.
    pub fn name(self) -> &'static str {
        match self {
            ConfigFormat::Yaml => "yaml",
            ConfigFormat::Toml => "toml",
            ConfigFormat::Json => "json",
            ConfigFormat::Jsonc => "jsonc",
            ConfigFormat::Xml => "xml",
            ConfigFormat::Hcl => "hcl",
            ConfigFormat::Graphql => "graphql",
            ConfigFormat::Dockerfile => "dockerfile",
            ConfigFormat::Nginx => "nginx",
            ConfigFormat::Ini => "ini",
            ConfigFormat::Env => "env",
            ConfigFormat::Properties => "properties",
        }
    }

    /// Returns what people call it.
    pub fn title(self) -> &'static str {
        match self {
            ConfigFormat::Yaml => "YAML",
            ConfigFormat::Toml => "TOML",
            ConfigFormat::Json => "JSON",
            ConfigFormat::Jsonc => "JSON with comments",
            ConfigFormat::Xml => "XML",
            ConfigFormat::Hcl => "HCL",
            ConfigFormat::Graphql => "GraphQL SDL",
            ConfigFormat::Dockerfile => "a Dockerfile",
            ConfigFormat::Nginx => "nginx configuration",
            ConfigFormat::Ini => "INI",
            ConfigFormat::Env => "an env file",
            ConfigFormat::Properties => "Java properties",
        }
    }

    /// Returns the format of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Returns the format that a file's name tells.
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
        if let Some((_, format)) = NAMES.iter().find(|(known, _)| *known == name) {
            return Some(*format);
        }
        if name.starts_with("dockerfile.") || name.starts_with("containerfile.") {
            return Some(ConfigFormat::Dockerfile);
        }
        if name.starts_with(".env.") {
            return Some(ConfigFormat::Env);
        }
        let (_, ending) = name.rsplit_once('.')?;
        ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format)
    }
}

/// Whole names, in lower case.
const NAMES: &[(&str, ConfigFormat)] = &[
    (".babelrc", ConfigFormat::Jsonc),
    (".editorconfig", ConfigFormat::Ini),
    (".env", ConfigFormat::Env),
    (".eslintrc.json", ConfigFormat::Jsonc),
    (".gitconfig", ConfigFormat::Ini),
    (".npmrc", ConfigFormat::Ini),
    (".swcrc", ConfigFormat::Jsonc),
    ("containerfile", ConfigFormat::Dockerfile),
    ("devcontainer.json", ConfigFormat::Jsonc),
    ("dockerfile", ConfigFormat::Dockerfile),
    ("jsconfig.json", ConfigFormat::Jsonc),
    ("tsconfig.json", ConfigFormat::Jsonc),
];

/// What follows the last dot, in lower case.
const ENDINGS: &[(&str, ConfigFormat)] = &[
    ("cfg", ConfigFormat::Ini),
    ("cnf", ConfigFormat::Ini),
    ("conf", ConfigFormat::Nginx),
    ("containerfile", ConfigFormat::Dockerfile),
    ("csproj", ConfigFormat::Xml),
    ("dockerfile", ConfigFormat::Dockerfile),
    ("env", ConfigFormat::Env),
    ("gql", ConfigFormat::Graphql),
    ("graphql", ConfigFormat::Graphql),
    ("graphqls", ConfigFormat::Graphql),
    ("hcl", ConfigFormat::Hcl),
    ("ini", ConfigFormat::Ini),
    ("json", ConfigFormat::Json),
    ("jsonc", ConfigFormat::Jsonc),
    ("properties", ConfigFormat::Properties),
    ("service", ConfigFormat::Ini),
    ("svg", ConfigFormat::Xml),
    ("tf", ConfigFormat::Hcl),
    ("tfvars", ConfigFormat::Hcl),
    ("toml", ConfigFormat::Toml),
    ("wsdl", ConfigFormat::Xml),
    ("xml", ConfigFormat::Xml),
    ("xsd", ConfigFormat::Xml),
    ("yaml", ConfigFormat::Yaml),
    ("yml", ConfigFormat::Yaml),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_the_format() {
        for (path, format) in [
            ("compose.yaml", ConfigFormat::Yaml),
            (".github/workflows/ci.YML", ConfigFormat::Yaml),
            ("Dockerfile", ConfigFormat::Dockerfile),
            ("api.Dockerfile", ConfigFormat::Dockerfile),
            ("Dockerfile.dev", ConfigFormat::Dockerfile),
            ("package.json", ConfigFormat::Json),
            ("tsconfig.json", ConfigFormat::Jsonc),
            (".env.production", ConfigFormat::Env),
            ("site/nginx.conf", ConfigFormat::Nginx),
            (".npmrc", ConfigFormat::Ini),
        ] {
            assert_eq!(ConfigFormat::of_path(path), Some(format), "{path}");
        }
        assert_eq!(ConfigFormat::of_path("notes.txt"), None);
        assert_eq!(ConfigFormat::of_path("Makefile"), None);
    }

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in ConfigFormat::ALL {
            assert_eq!(ConfigFormat::of_name(format.name()), Some(format));
        }
    }
}
