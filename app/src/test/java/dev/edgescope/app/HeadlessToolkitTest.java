package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each in a process of its own: a toolkit starts once, and is stopped after. */
@Timeout(60)
class HeadlessToolkitTest {
  @Test
  void anErrorOfTheWorkEndsTheWait() throws IOException {
    assertEquals("java.lang.NoClassDefFoundError: at once", outcome("AT_ONCE"));
  }

  @Test
  void anErrorLaterOnTheToolkitsThreadEndsTheWait() throws IOException {
    assertEquals("java.lang.NoClassDefFoundError: later", outcome("LATER"));
  }

  @Test
  void anErrorOfAnotherThreadEndsTheWait() throws IOException {
    assertEquals("java.lang.NoClassDefFoundError: elsewhere", outcome("ELSEWHERE"));
  }

  @Test
  void whatComesOfTheWorkIsHandedOver() throws IOException {
    assertEquals("done", outcome("NONE"));
  }

  private static String outcome(String fault) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Child.class.getName(),
                    fault))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var said = process.inputReader()) {
      return String.join("\n", said.lines().toList());
    }
  }

  /** Waits for work with a fault, and prints what came of it. */
  static final class Child {
    private enum Fault implements Consumer<CompletableFuture<String>> {
      AT_ONCE {
        @Override
        public void accept(CompletableFuture<String> outcome) {
          throw new NoClassDefFoundError("at once");
        }
      },
      LATER {
        @Override
        public void accept(CompletableFuture<String> outcome) {
          Platform.runLater(() -> {
            throw new NoClassDefFoundError("later");
          });
        }
      },
      ELSEWHERE {
        @Override
        public void accept(CompletableFuture<String> outcome) {
          Thread.ofPlatform()
              .start(() -> {
                throw new NoClassDefFoundError("elsewhere");
              });
        }
      },
      NONE {
        @Override
        public void accept(CompletableFuture<String> outcome) {
          outcome.complete("done");
        }
      }
    }

    private Child() {}

    public static void main(String[] args) throws InterruptedException {
      try {
        System.out.println(HeadlessToolkit.await(Fault.valueOf(args[0])));
      } catch (ExecutionException e) {
        System.out.println(e.getCause());
      }
    }
  }
}
