/** Where each update rule loses stability, as its linearised dynamics say. */
@NullMarked
package dev.edgescope.engine.curvature.edge;

import org.jspecify.annotations.NullMarked;
