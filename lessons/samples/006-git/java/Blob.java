import java.security.MessageDigest;
import java.util.HexFormat;
import static java.nio.charset.StandardCharsets.UTF_8;

public class Blob {
    // ANCHOR: all
    static String blobId(String text) throws Exception {
        // bytes: what the file holds
        byte[] bytes = text.getBytes(UTF_8);
        // header: kind, length in bytes, NUL
        byte[] header = ("blob " + bytes.length + "\0").getBytes(UTF_8);
        // hash: both, in this order
        var sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(header);
        return HexFormat.of().formatHex(sha1.digest(bytes));
    }
    // ANCHOR_END: all

    public static void main(String[] args) throws Exception {
        String ship = "\uD83D\uDEA2\n";
        for (String text : new String[] {"hello\n", "", "caf\u00e9\n", ship})
            System.out.println(blobId(text));
        System.out.println(ship.length());
    }
}
