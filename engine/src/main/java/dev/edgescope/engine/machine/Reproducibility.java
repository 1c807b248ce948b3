package dev.edgescope.engine.machine;

/** Where a run of the same configuration and seed comes out the same to the last bit. */
public enum Reproducibility {
  /** On processors of this kind: OpenBLAS computes with the kernel made for them. */
  MACHINE,
  /**
   * On every x86-64 with AVX2: OpenBLAS computes with {@link BlasKernel#PORTABLE} on all of them.
   */
  PORTABLE
}
