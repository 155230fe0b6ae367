"""Registers: who has no consent, no phone, no supporter, or an expired certificate.

Comes in: the tables of a list and :class:`app.pipeline.register_facts.RegisterFacts`.
Goes out: a :class:`app.report.registers.content.Register`, which paper and CSV show alike.
Stays out: protected households (支援措置), which are only counted; ink and widgets.
"""
