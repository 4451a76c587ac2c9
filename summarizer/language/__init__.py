"""Reading English: counts, dates, places, names, casualty and attribution words, with the vocabularies as data."""
