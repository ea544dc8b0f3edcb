import tools.jackson.databind.ObjectMapper;

public class Alerts {
    static final ObjectMapper json = new ObjectMapper();

    // ANCHOR: patch
    public static class Alert {
        public String route = "STV-HLM", phone = "+47 5550100";
    }
    record Patch(String phone) {}

    static Alert careless(Alert alert, String body) {
        var patch = json.readValue(body, Patch.class);
        if (patch.phone() != null) alert.phone = patch.phone();
        return alert;
    }

    static Alert careful(Alert alert, String body) {
        return json.readerForUpdating(alert)       // present: null too
            .readValue(body);
    }
    // ANCHOR_END: patch

    public static void main(String[] bodies) {
        for (var body : bodies) {
            System.out.println(careless(new Alert(), body).phone + "\t"
                + careful(new Alert(), body).phone);
        }
    }
}
