// The template validator costs seconds and 400 MB a process; the tests that want it run the CDK in a process of its own.
process.env.CDK_VALIDATION = 'false';
