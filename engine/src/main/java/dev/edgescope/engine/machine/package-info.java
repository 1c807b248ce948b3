/** What the program computes on: the processor, and the kernel of OpenBLAS. */
@NullMarked
package dev.edgescope.engine.machine;

import org.jspecify.annotations.NullMarked;
