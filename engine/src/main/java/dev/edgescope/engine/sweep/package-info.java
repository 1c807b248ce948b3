/** Many runs of related configurations. */
@NullMarked
package dev.edgescope.engine.sweep;

import org.jspecify.annotations.NullMarked;
