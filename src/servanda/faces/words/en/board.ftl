### The board. Every text a reader sees that is not a phrase of the kernel.
### $x is text; $x_n is the whole number behind it, for choosing a plural.

# ----------------------------------------------------------------------------- the head of the page
board-page-title = { $title }: where each term stands
board-skip = Go to the terms
board-as-of = As of { $at }.
board-as-of-clock = As of now, { $at }, by the clock of the machine that made this page.
board-known-whole = { $n_n ->
    [one] Known: the whole record, { $n } entry.
   *[other] Known: the whole record, { $n } entries.
}
board-known-first = { $n_n ->
    [one] Known: the first entry of the record.
   *[other] Known: the first { $n } entries of the record.
}
board-known-by = { $n_n ->
    [one] Known: what was on record by { $at }, { $n } entry.
   *[other] Known: what was on record by { $at }, { $n } entries.
}
board-known-published = Known: what sources had published by { $at }.
board-known-copy = Known: what was on record by { $at }. What is new reaches copies { $hours } hours later.
board-unread = { $n_n ->
    [one] { $n } entry is not read, and no verdict rests on it: { $command }
   *[other] { $n } entries are not read, and no verdict rests on them: { $command }
}
board-unread-some = Some entries on record could not be read, and no verdict rests on them.
board-newest = Newest report published: { $at }.
board-newest-none = No report on record says when it was published.
board-method = Method of the monitoring cell: version { $version } of { $date }.
board-for-internal = For the operations room only.
board-for-party = Copy for { $party }.
board-for-public = Copy for the public.
board-unofficial = The words of the agreement on this page are an unofficial translation. The parties have not agreed on it.
board-terminal-why = Why a term stands where it stands: { $command }
board-no-ruling = The words say what the record supports. They are no ruling.
board-contents = On this page
board-paper = On paper, what is folded on the page is not printed; each place says how much that is. To print it as well, unfold it on the page, or choose “{ $whole }” there.
board-paper-term = Any term in full: { $command }
board-paper-whole = Print what is folded as well
board-unprinted = Folded on the page and not printed here: { $what }.
board-parts = { $n_n ->
    [one] { $n } passage, drawing or table
   *[other] { $n } passages, drawings and tables
}
board-entries = { $n_n ->
    [one] { $n } entry
   *[other] { $n } entries
}

# ------------------------------------------------------------------------------------ at a glance
board-glance-judged = { $n_n ->
    [one] { $n } term is judged:
   *[other] { $n } terms are judged:
}
board-glance-unmonitored = { $n_n ->
    [0] Every clause is monitored.
    [one] { $n } clause is not monitored; the reason stands below.
   *[other] { $n } clauses are not monitored; the reasons stand below.
}
board-glance-tracks = Each mark is one term, and where bearers read differently one of each; one event can bear on several terms. Choose a mark to read why.
board-glance-by-track = Track by track
board-glance-what = A term is one sentence of the agreement, put so that it can be checked against the reports on record. One that can be read in several ways is judged, and counted, in each of them.

# One capital letter, or one short letter of the language's own alphabet; each must differ.
letter-performed = P
letter-late = L
letter-not-performed = N
letter-contrary = C
letter-differ = D
letter-not-verified = V
letter-pending = W
letter-nothing-contrary = H
letter-nothing = O
mark-performed = performed
mark-late = performed late, or ended
mark-not-performed = not performed by the due time
mark-contrary = contrary facts established
mark-differ = sources differ
mark-not-verified = not verified
mark-pending = waiting: not yet due
mark-nothing-contrary = held so far: nothing contrary established
mark-nothing = only permitted, or nothing to judge on this record

# ----------------------------------------------------------------------------------------- tracks
track-cessation = Cessation
track-withdrawal = Withdrawal
track-exchange = Exchange
track-aid = Aid
track-monitoring = Monitoring
track-guarantees = Guarantees
track-other = Other clauses
board-no-room = Its time line has no room on this page: { $command }
board-timetable = Timetable
board-track-empty = No term of this agreement belongs to this track.

# ------------------------------------------------------------------------------------------ a term
board-clause = Clause { $clause }
board-no-clause = Under no clause
board-reading = Read as
board-owed-by = Owed by
board-given-to = Given to
board-until-now = By the acts on record until now
board-uncounted = { $n_n ->
    [one] { $n } count of a counter that the method does not list is left out of this copy.
   *[other] { $n } counts of counters that the method does not list are left out of this copy.
}
board-admissible-standard = no counter is named: it counts as far as enough unrelated sources say as much
board-answers = Where there is an answer, or sources differ
board-run-of = { $first } … { $last } ({ $n })
board-knowing-copy = How it is known
board-owed-jointly = Owed jointly by
board-bearer-supplied = who owes it is read by the cell
board-standing = Standing
board-due = Due
board-due-first = First due
board-due-last = Last due
board-since = So since
board-recorded = All that it rests on is on record since
board-coverage = Coverage
board-now = Of what is running now: { $word }.
board-why = Why, and what it rests on
board-alike = { $n_n ->
    [one] { $n } other occasion is alike, for the same reasons.
   *[other] { $n } other occasions are alike, for the same reasons.
}
board-left = { $n_n ->
    [one] { $n } further occasion is not told in full here; it is in the table.
   *[other] { $n } further occasions are not told in full here; they are in the table.
}
board-more = { $n_n ->
    [one] and { $n } more
   *[other] and { $n } more
}
board-of = { $part } of { $whole }
board-told-by = How the whole of it is told: { $command }

# --------------------------------------------------------------------------------------- occasions
board-occasions = Occasion by occasion
board-occasion = Occasion
board-bearer = Owed by
board-word = What the record supports
board-amount = Established, of what was needed
board-amount-by-due = Established by the due time, of what was needed
board-amount-of = { $established } of { $needed }
board-amount-unseen = ; that there were more, up to { $most } in all, no source could rule out
board-amount-one = { $established }; needed: { $needed }
board-amount-every = { $established }; needed: every one of “{ $thing }”
board-run = { $first } to { $last } ({ $n })
board-unlisted = { $n_n ->
    [one] { $n } further occasion has no room in this table. Nothing is dropped: { $command }
   *[other] { $n } further occasions have no room in this table. Nothing is dropped: { $command }
}

# ----------------------------------------------------------------------------------------- counts
board-counts = Who counted what
board-counts-note = What each count would mean if it alone were right. The table decides nothing.
board-count = Count
board-implies = If it alone were right
board-admissible = Counts for the verdict
board-admissible-yes = yes
board-admissible-no = no: { $why }

# --------------------------------------------------------------------------- not monitored, unjudged
board-unmonitored = Not monitored
board-unmonitored-note = Clauses without a term, and why.
board-unmonitored-clause = Clause
board-unmonitored-words = What it says
board-unmonitored-why = Why no term
board-not-judged = Not judged
board-not-judged-note = Terms, or parts of terms, that are understood and not judged.

# ------------------------------------------------------------------------------ what stands beside
board-next = What would settle what is open
board-next-note = Read off the open answers, those with the most open occasions first. What each answer would decide: { $command }
board-next-more = { $n_n ->
    [one] { $n } further question
   *[other] { $n } further questions
}
board-next-term = Term
board-next-what = What would settle it
board-next-about = About
board-next-occasions = Open occasions
board-since-title = What changed since { $at }
board-since-none = No term reads differently.
board-since-short = What changed
board-since-entries = { $n_n ->
    [0] No report came since then.
    [one] { $n } report came since then, by when its source published it.
   *[other] { $n } reports came since then, by when their sources published them.
}
board-since-recorded = { $n_n ->
    [0] No report came on record since then.
    [one] { $n } report came on record since then.
   *[other] { $n } reports came on record since then.
}
board-since-later = { $n_n ->
    [one] { $n } of them came after the time of judging.
   *[other] { $n } of them came after the time of judging.
}
board-since-how = Which entry did it: { $command }
board-before = Before
board-after = Now
board-moved = { $name }: { $was } → { $now }
board-knowing = How it is known, and who could see
board-knowing-note = One side may publish its acts and the other deny them: equal rules can still show an unequal picture. Read no count by party without this table.
board-party = Party
board-known-ruled = ruled by an empowered body
board-known-admitted = acknowledged by the actor
board-known-unrelated = corroborated by unrelated sources
board-known-one = reported by one source
board-known-party = claimed by a party
board-known-parties = claimed by both sides
board-known-unnamed = no source names it alone as the actor
board-known-differ = sources differ on it
board-known-caption = Acts and stays that may be contrary to a prohibition, by how they are known
board-access-caption = For how long some acts of each party could be seen, at some place, of the time in which it owed anything. How far what a term is about could be seen stands with the term.
board-access-neither = by sources of neither side
board-access-other = by the other side
board-access-own = by its own side
board-access-refused = access was refused, by whomever
board-access-complete = The method declares this record complete.

# ----------------------------------------------------------------------------------------- sources
board-sources = What is on record
board-sources-note = The entries that the verdicts on this page rest on or cite, in the words in which they were put on record.
board-source-entry = Entry
board-source-who = Source and grade
board-source-when = Published
board-source-recorded = Recorded { $at }
board-source-words = What it says
board-source-link = where it can be read
board-uncited = { $n_n ->
    [one] { $n } further report is cited and has no room here.
   *[other] { $n } further reports are cited and have no room here.
}

# ------------------------------------------------------------------------------------------ footer
board-footer-order = Parties stand in the order in which the agreement names them.
board-footer-order-party = In this copy { $party } stands first.
board-footer-boundaries = Lines and names on maps and in this page imply no opinion on any boundary or on the status of any territory.
board-footer-withheld = Left out of this copy, by rule: { $rules }.
board-footer-relative = What rests on silence is complete only relative to this operator's record.
board-footer-digests = What this page rests on
board-footer-made = Made by { $program }. The same agreement, method and record, as of the same time and as known at the same time, give the same page.
rule-sources = who reported what
rule-times = the hours of what was reported
rule-next = what would settle open answers
rule-coverage = who could see what, and for how long
rule-floor = claims below the floor
rule-volume = how much is on record
rule-places = the places of reports
rule-delay = what came on record in the last { $hours } hours
rule-reply = single acts said to be a party's, until it has replied

# ------------------------------------------------------------------------------- what was withheld
withheld-title-public = What the copy for the public leaves out
withheld-title-party = What the copy for { $party } leaves out
withheld-title-internal = What the board of the operations room leaves out
withheld-none = Nothing is left out.
why-sources = a report shown to others must not lead to whoever gave it
why-times = the hour of a report can tell where and by whom it was made
why-next = it shows where nobody looks
why-coverage = it shows where nobody looks
why-floor = claims below the floor are no ground for anything
why-volume = the size of a record tells how many people report
why-places = the place of a report can lead to whoever gave it
why-delay = what is new is told to the operations room first
why-reply = whoever is named is heard first
