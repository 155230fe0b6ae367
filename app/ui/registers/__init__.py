"""帳票: the registers of a town, one press each, on the paper they are printed on."""
