package io.github.sessionctl.fleet.broker;

/**
 * What a program has said.
 *
 * @param exitCode how it ended
 * @param output its standard output
 * @param errors its standard error
 */
record ProgramResult(int exitCode, String output, String errors) {}
