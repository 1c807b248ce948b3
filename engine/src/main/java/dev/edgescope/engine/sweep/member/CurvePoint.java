package dev.edgescope.engine.sweep.member;

import java.io.Serializable;

/**
 * A reading of a member, in short.
 *
 * @param step of the reading
 * @param learningTime tau
 * @param loss L
 * @param sharpness lambda_1, of an adaptive rule that of P^-1 H; NaN where it was not measured, and
 *     in the first steps of an adaptive rule
 * @param x of the stability plane: lambda_1 over its edge
 * @param k of the stability plane: K, or K_tr where K is undefined
 */
public record CurvePoint(
    long step, double learningTime, double loss, double sharpness, double x, double k)
    implements Serializable {}
