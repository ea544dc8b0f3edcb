<?php
// ANCHOR: secret
final class Secret implements JsonSerializable {
    public function __construct(
        #[\SensitiveParameter] private string $value) {}       // hide
    public function __toString(): string { return '[redacted]'; } // print
    public function __debugInfo(): array { return []; }        // print
    public function jsonSerialize(): string { return '[redacted]'; }
    public function reveal(): string { return $this->value; }  // reveal
}
// ANCHOR_END: secret
$s = ['url' => new Secret('s3cret')];
$line = fn ($t) => preg_replace('/\s+/', ' ', trim($t));
echo implode("\t", ['PHP', "{$s['url']}", $line(print_r($s['url'], true)), json_encode($s),
    'var_export: ' . preg_replace('/.*(.value.*?),.*/', '$1', $line(var_export($s['url'], true)))]), "\n";
