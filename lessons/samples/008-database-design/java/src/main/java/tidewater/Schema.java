package tidewater;

import java.io.StringWriter;
import org.hibernate.cfg.Configuration;

class Schema {
    public static void main(String[] args) {
        java.util.logging.Logger.getLogger("org.hibernate").setLevel(java.util.logging.Level.SEVERE);
        var script = new StringWriter();
        var configuration = new Configuration()
            .addAnnotatedClass(Sailing.class)
            .addAnnotatedClass(Booking.class)
            .setProperty("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
            .setProperty("hibernate.boot.allow_jdbc_metadata_access", "false")
            .setProperty("jakarta.persistence.schema-generation.scripts.action", "create");
        configuration.getProperties().put(
            "jakarta.persistence.schema-generation.scripts.create-target", script);
        configuration.buildSessionFactory().close();
        for (var line : script.toString().split("\\R")) {
            if (!line.isBlank()) System.out.println(line.endsWith(";") ? line : line + ";");
        }
    }
}
