import tools.jackson.databind.json.JsonMapper;

public class Leak {
  public static class User {
    private final String id = "usr_4c";
    private final String role = "staff";
    private final String passwordHash = "$argon…";
    public String getId() { return id; }
    public String getRole() { return role; }
    public String getPasswordHash() { return passwordHash; }
  }

  // ANCHOR: out
  record Account(String id, String role) {  // choose
    static Account of(User user) {
      return new Account(user.getId(), user.getRole());
    }
  }

  static void write(User user) {                          // write
    var json = new JsonMapper();
    System.out.println(json.writeValueAsString(user));
    System.out.println(json.writeValueAsString(Account.of(user)));
  }
  // ANCHOR_END: out

  public static void main(String[] args) { write(new User()); }
}
