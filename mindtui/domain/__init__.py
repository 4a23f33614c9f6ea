"""What a person records: frozen values and rules, without input, output or a clock."""
