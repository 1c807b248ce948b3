package dev.edgescope.engine.bench;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Product;
import dev.edgescope.engine.linalg.Workers;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The machine's peak: one product of two 1024 x 1024 matrices on every core at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SgemmBenchmark {
  static final int SIZE = 1024;

  private final int cores = Runtime.getRuntime().availableProcessors();
  private final NativeMemory memory = new NativeMemory(Precision.FLOAT);
  private final Workers workers = Workers.onAllCores();
  private final Matrix[] a = new Matrix[cores];
  private final Matrix[] b = new Matrix[cores];
  private final Matrix[] c = new Matrix[cores];

  /** Floating-point operations of one invocation. */
  static double operations() {
    return 2.0 * SIZE * SIZE * SIZE * Runtime.getRuntime().availableProcessors();
  }

  @Setup
  public void allocate() {
    for (Matrix[] matrices : new Matrix[][] {a, b, c}) {
      Arrays.setAll(matrices, i -> memory.allocate(SIZE, SIZE));
    }
  }

  @TearDown
  public void close() {
    workers.close();
    memory.close();
  }

  @Benchmark
  public void peak() {
    workers.run(cores, i -> Product.of(a[i], b[i]).into(c[i]));
  }
}
