package tidewater;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class Access {
    // ANCHOR: gate
    @Bean
    SecurityFilterChain gate(HttpSecurity http) throws Exception {
        return http
            .csrf(csrf -> csrf.spa())                      // our page?
            .formLogin(form -> form                        // same cost,
                .loginProcessingUrl("/auth/login")         // new id
                .usernameParameter("email")
                .successHandler((req, res, who) -> res.setStatus(204))
                .failureHandler((req, res, why) -> res.setStatus(401)))
            .logout(logout -> logout                       // end it
                .logoutUrl("/auth/logout")
                .logoutSuccessHandler(
                    new HttpStatusReturningLogoutSuccessHandler(
                        HttpStatus.NO_CONTENT)))
            .exceptionHandling(on -> on.authenticationEntryPoint(
                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
            .authorizeHttpRequests(may -> may              // role
                .requestMatchers("/").permitAll()
                .requestMatchers("/admin/**").hasAnyRole("STAFF", "ADMIN")
                .anyRequest().denyAll())
            .build();
    }
    // ANCHOR_END: gate

    // ANCHOR: encoder
    @Bean
    PasswordEncoder encoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }
    // ANCHOR_END: encoder

    @Bean
    UserDetailsService users(PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(
            User.withUsername("staff@stv.example").roles("STAFF")
                .password(encoder.encode("gulls over grey water")).build(),
            User.withUsername("passenger@mail.example").roles("PASSENGER")
                .password(encoder.encode("four fresh mackerel")).build());
    }

    @RestController
    static class Pages {
        @GetMapping("/")
        String page() {
            return "a page with a form";
        }

        @GetMapping("/admin/sailings/{id}/manifest")
        Map<String, Object> manifest(@PathVariable String id) {
            return Map.of("sailing_id", id, "passengers", 4);
        }
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        System.out.println("PORT " + event.getWebServer().getPort());
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Access.class, arguments);
    }
}
