/**
 * What the program computes on: the processor, the kernel of OpenBLAS, and how much threads get.
 */
@NullMarked
package dev.edgescope.engine.machine;

import org.jspecify.annotations.NullMarked;
