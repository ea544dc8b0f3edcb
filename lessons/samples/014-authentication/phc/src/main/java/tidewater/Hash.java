package tidewater;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
// ANCHOR: hash
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class Hash {
    static final PasswordEncoder encoder =
        PasswordEncoderFactories.createDelegatingPasswordEncoder();

    record Checked(boolean right, String fresh) {}

    static String store(String password) {                 // hash
        return encoder.encode(password);
    }

    static Checked check(String password, String stored) { // verify
        if (!encoder.matches(password, stored)) {
            return new Checked(false, null);
        }
        return new Checked(true, encoder.upgradeEncoding(stored)
            ? store(password) : null);                     // rehash?
    }
    // ANCHOR_END: hash

    public static void main(String[] arguments) {
        String word = "gulls over grey water";
        String stored = store(word);
        System.out.println("Spring        " + stored.substring(0, 15) + " "
            + check(word, stored).right() + " " + check("gulls", stored).right());
        String old = "{pbkdf2@SpringSecurity_v5_8}" + org.springframework.security.crypto.password
            .Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(word);
        System.out.println("  rehashed    " + old.substring(0, 28) + " to "
            + check(word, old).fresh().substring(0, 15));
        String weak = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(word);
        System.out.println("  rehashed    " + weak.substring(0, 15) + " to "
            + check(word, weak).fresh().substring(0, 15));
    }
}
