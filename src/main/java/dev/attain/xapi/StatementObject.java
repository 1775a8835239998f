package dev.attain.xapi;

/** What a statement says something about ({@code object}). */
public sealed interface StatementObject permits Activity, Actor, StatementRef, SubStatement {}
