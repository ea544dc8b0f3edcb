// ANCHOR: secret
record Secret(String reveal) {             // hide; reveal
    @Override public String toString() {   // print
        return "[redacted]";
    }
}
record Settings(int port, Secret url) {}
// ANCHOR_END: secret

class Show {
    record Bare(String reveal) {}
    public static void main(String[] args) {
        var s = new Settings(80, new Secret("s3cret"));
        System.out.println(String.join("\t", "Java", "" + s.url(), s.toString(), "(no JSON in JDK)",
            "record without toString: " + new Bare("s3cret")));
    }
}
