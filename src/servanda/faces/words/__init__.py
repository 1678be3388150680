"""The languages of the faces: Fluent catalogues, the words of each agreement, the glossary.

English explanations come from the kernel's own table; Arabic and Hebrew are catalogues under the
same keys, with every form of the plural. What is the board's own (labels, headings, remarks) is a
catalogue in all three.
"""
