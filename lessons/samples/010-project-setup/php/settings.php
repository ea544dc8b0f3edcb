<?php
// ANCHOR: settings
final class Settings {
    private function __construct(                             // declare
        public readonly int $port, public readonly bool $debug,
        public readonly int $holdMinutes,
        #[\SensitiveParameter] public readonly string $databaseUrl) {}

    public static function load(array $env): self {
        $faults = [];
        $read = function ($name, $else, $filter, $options = []) // parse
            use ($env, &$faults) {
            $value = filter_var($env[$name] ?? $else, $filter,
                ['options' => $options, 'flags' => FILTER_NULL_ON_FAILURE]);
            if ($value === null) $faults[] = "$name: not accepted";
            return $value;
        };
        $all = [
            $read('TW_PORT', 8080, FILTER_VALIDATE_INT,
                ['min_range' => 1, 'max_range' => 65535]),
            $read('TW_DEBUG', 'false', FILTER_VALIDATE_BOOL),
            $read('TW_HOLD_MINUTES', 15, FILTER_VALIDATE_INT,
                ['min_range' => 1, 'max_range' => 120]),
            $read('TW_DATABASE_URL', null, FILTER_VALIDATE_URL)];
        // ANCHOR_END: settings
        // ANCHOR: report
        if ($faults) {                                        // report
            fwrite(STDERR, implode("\n", $faults) . "\n");
            exit(78);                                         // refuse
        }
        return new self(...$all);
    }
}
// ANCHOR_END: report
