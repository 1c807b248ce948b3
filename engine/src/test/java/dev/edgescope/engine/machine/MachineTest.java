package dev.edgescope.engine.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {
  private static final Machine HERE = new Machine("Intel(R) i7", "OpenBLAS 0.3.31", "Haswell");

  @ParameterizedTest
  @CsvSource({
    "Intel(R) i7, OpenBLAS 0.3.31, Haswell,  true,  true",
    "Ryzen 7,     OpenBLAS 0.3.31, Haswell,  false, true",
    "Intel(R) i7, OpenBLAS 0.3.31, SkylakeX, false, false",
    "Intel(R) i7, OpenBLAS 0.3.19, Haswell,  false, false"
  })
  void aPortableRunAsksForTheSameKernelOfTheSameLibraryAndForNoProcessor(
      String processor, String blas, String kernel, boolean machine, boolean portable) {
    String there = new Machine(processor, blas, kernel).toString();
    assertEquals(machine, HERE.computesAs(there, Reproducibility.MACHINE));
    assertEquals(portable, HERE.computesAs(there, Reproducibility.PORTABLE));
  }
}
