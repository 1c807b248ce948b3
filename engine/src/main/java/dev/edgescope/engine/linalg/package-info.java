/** Kernels over ND4J arrays and OpenBLAS, symmetric operators and their eigensolvers. */
@NullMarked
package dev.edgescope.engine.linalg;

import org.jspecify.annotations.NullMarked;
