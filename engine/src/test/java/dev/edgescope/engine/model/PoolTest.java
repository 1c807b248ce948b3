package dev.edgescope.engine.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Tiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolTest {

  /** Comparisons with it are all false: it could hide behind any number. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theLargestOfWhatIsNotANumberIsNone(int place) {
    try (NativeMemory memory = new NativeMemory(Precision.DOUBLE)) {
      Pool pool = new Pool(Pooling.MAX, 1, 2, 2, 2);
      Matrix x = memory.allocate(4, 1);
      x.setAll(new double[] {1, 2, 3, 4});
      x.set(place, Double.NaN);
      Matrix y = memory.allocate(1, 1);
      Matrix state = memory.allocate(pool.stateSize(), 1);
      Pass pass = new Pass(new Tiles(memory, null, 0)).at(new Matrix[0], 1);
      pool.forward(pass.values(x, y).state(state));
      assertTrue(Double.isNaN(y.get(0)));
    }
  }
}
