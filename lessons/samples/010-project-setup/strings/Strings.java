import java.util.function.Function;

class Strings {
    // ANCHOR: ask
    static String flag(String s) {
        return Boolean.parseBoolean(s) ? "on" : "off";
    }
    static Integer count(String s) { return Integer.parseInt(s); }
    // ANCHOR_END: ask
    static void row(String name, Function<String, Object> f, String[] args) {
        var line = new StringBuilder("Java\t" + name);
        for (var s : args) {
            Object got;
            try { got = f.apply(s); } catch (NumberFormatException e) { got = "error"; }
            line.append('\t').append(got);
        }
        System.out.println(line);
    }
    public static void main(String[] args) {
        row("flag", Strings::flag, args);
        row("count", Strings::count, args);
    }
}
