"""Where the articles of a batch come from: folders, lists of files, tables."""
