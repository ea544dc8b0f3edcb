package tidewater;

import jakarta.validation.constraints.*;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

// ANCHOR: settings
@Validated
@ConfigurationProperties("tw")                              // declare
record Settings(
    @DefaultValue("8080") @Min(1) @Max(65535) int port,
    @DefaultValue("false") boolean debug,
    @DefaultValue("15") @Min(1) @Max(120) int holdMinutes,
    @NotNull URI databaseUrl) {

    @Override public String toString() {
        return "Settings[port=" + port + ", databaseUrl=(hidden)]";
    }
}
// ANCHOR_END: settings
