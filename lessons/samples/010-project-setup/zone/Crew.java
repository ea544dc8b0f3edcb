class Crew {
    public static void main(String[] args) {
        System.out.println("M/S Sj\u00f8bris");
    }
}
