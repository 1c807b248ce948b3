package dev.edgescope.engine.linalg;

import dev.edgescope.engine.machine.BlasKernel;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One BLAS thread a call: the engine's own workers share the examples out, in a layout that does
 * not depend on the number of cores. ND4J's own threads would only spin beside them.
 */
final class BlasThreads {
  static {
    BlasKernel.load();
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    openblas_nolapack.blas_set_num_threads(1);
  }

  private BlasThreads() {}

  /** To be called by whatever calls BLAS or LAPACK first, once: its class when it is loaded. */
  static void one() {}
}
