#!/usr/bin/env node
import { standardOutput } from './commands/output';
import { runProgram } from './program';

process.exitCode = runProgram(process.argv.slice(2), standardOutput());
