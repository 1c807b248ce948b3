package dev.edgescope.engine.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

  @Test
  void whatThreadsAllocateSideBySideIsAllFreed() {
    int tasks = 4;
    long each = 5_000;
    List<Matrix> matrices = Collections.synchronizedList(new ArrayList<>());
    try (NativeMemory memory = new NativeMemory(Precision.FLOAT);
        Workers workers = new Workers(tasks)) {
      workers.run(
          tasks,
          task -> {
            for (int i = 0; i < each; i++) {
              matrices.add(memory.allocate(1, 1));
            }
          });
    }
    assertEquals(
        tasks * each, matrices.stream().filter(matrix -> matrix.source().wasClosed()).count());
  }
}
