package dev.edgescope.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ExecutorSource;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.file.SweepListener;
import dev.edgescope.engine.sweep.file.SweepRun;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark inside this process, with two cores. */
class LocalSparkTest {
  @TempDir private static Path folder;
  private static Executor spark;

  @BeforeAll
  static void connect() {
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.driver.host", "127.0.0.1");
    spark = source().connect("local[2]");
  }

  @AfterAll
  static void disconnect() {
    spark.close();
  }

  private static ExecutorSource source() {
    return ServiceLoader.load(ExecutorSource.class).findFirst().orElseThrow();
  }

  @Test
  void outcomesAreThoseOfThreads() throws Exception {
    Sweep sweep = SweepJson.read(Planes.json(200, 2));
    Path file = folder.resolve("spark.edgesweep");
    try (SweepRun run = SweepRun.begin(file, sweep, spark, SweepListener.NONE)) {
      run.await();
      assertTrue(run.isComplete());
    }
    Path here = folder.resolve("threads.edgesweep");
    assertEquals(Planes.madeHere(here, sweep), Planes.outcomes(file));
    try (SweepFile one = SweepFile.open(file);
        SweepFile other = SweepFile.open(here)) {
      assertEquals(
          other.measurements(3).getLast().curvature(), one.measurements(3).getLast().curvature());
    }
  }

  @Test
  void whatIsStoppedGoesOnElsewhere() throws Exception {
    Sweep sweep = SweepJson.read(Planes.json(2000, 2));
    Path file = folder.resolve("stopped.edgesweep");
    try (SweepRun run = SweepRun.begin(file, sweep, spark, SweepListener.NONE)) {
      while (run.done() < 2) {
        Thread.onSpinWait();
      }
      run.stop();
      run.await();
      assertTrue(run.failure().isEmpty());
    }
    try (SweepRun run = SweepRun.resume(file, spark, SweepListener.NONE)) {
      run.await();
    }
    assertEquals(Planes.madeHere(folder.resolve("whole.edgesweep"), sweep), Planes.outcomes(file));
  }

  @Test
  void aMasterThatIsNoneIsRefusedInASentence() {
    InvalidConfigException e =
        assertThrows(InvalidConfigException.class, () -> source().connect("nowhere"));
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("--spark: \"nowhere\" cannot be used ("),
        e.toString());
  }
}
