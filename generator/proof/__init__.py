"""The last look before anything is written: what the digest and its pages say, held against the articles."""
