/** Members of sweeps as tasks of Apache Spark. */
@NullMarked
package dev.edgescope.cluster;

import org.jspecify.annotations.NullMarked;
