public class Clock {
    static volatile int ticks;

    static void trap() {}                      // a breakpoint in here

    public static void main(String[] args) throws Exception {
        var others = new Thread(() -> {
            for (;; ticks++) {
                try { Thread.sleep(20); } catch (InterruptedException e) { return; }
            }
        });
        others.setDaemon(true);
        others.start();
        Thread.sleep(300);
        trap();
    }
}
