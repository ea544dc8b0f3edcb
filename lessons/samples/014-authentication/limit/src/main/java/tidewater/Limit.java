package tidewater;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class Limit {
    public static void main(String[] arguments) {
        try {
            new BCryptPasswordEncoder(4).encode("x".repeat(73));
            System.out.println("Spring Security 7: accepts 73 bytes");
        } catch (IllegalArgumentException error) {
            System.out.println("Spring Security 7: " + error.getMessage());
        }
    }
}
