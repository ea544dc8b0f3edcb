import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.xml.sax.InputSource;

public class Xxe {
  // ANCHOR: safe
  static final String NO_DOCTYPE =
    "http://apache.org/xml/features/disallow-doctype-decl";

  static String read(String text, boolean careful) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(NO_DOCTYPE, careful);            // refuse
    var builder = factory.newDocumentBuilder();
    var input = new InputSource(new StringReader(text));
    return builder.parse(input)                         // read
      .getDocumentElement().getTextContent();
  }
  // ANCHOR_END: safe

  public static void main(String[] args) throws Exception {
    for (var careful : new boolean[] { false, true }) {
      for (var text : args) {
        try {
          System.out.println(read(text, careful).strip());
        } catch (org.xml.sax.SAXException error) {
          System.out.println("refused: " + error.getMessage());
        }
      }
    }
  }
}
