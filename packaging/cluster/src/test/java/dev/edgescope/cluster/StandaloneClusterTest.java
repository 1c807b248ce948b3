package dev.edgescope.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.file.SweepListener;
import dev.edgescope.engine.sweep.file.SweepRun;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real cluster of processes, one of whose two workers is killed in the middle: no member is lost,
 * wrong or double. In the profile {@code cluster}.
 */
@Tag("cluster")
class StandaloneClusterTest {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  @TempDir private Path folder;

  @Test
  void aWorkerThatIsKilledCostsNoMember() throws Exception {
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.driver.host", "127.0.0.1");
    Sweep sweep = SweepJson.read(Planes.json(4000, 4));
    Path file = folder.resolve("cluster.edgesweep");
    try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve("spark"))) {
      Process lost = cluster.worker();
      cluster.worker();
      try (Executor spark = new SparkExecutorSource().connect(cluster.master());
          SweepRun run = SweepRun.begin(file, sweep, spark, SweepListener.NONE)) {
        while (run.done() < 5) {
          Thread.sleep(BETWEEN_LOOKS);
        }
        StandaloneCluster.kill(lost);
        assertTrue(run.done() < run.size(), "killed too late");
        run.await();
        assertTrue(run.isComplete(), run.failure().toString());
      }
    }
    assertEquals(
        Planes.madeHere(folder.resolve("threads.edgesweep"), sweep), Planes.outcomes(file));
  }
}
