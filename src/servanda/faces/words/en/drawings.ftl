# Words of the drawings. Amounts, instants and names come in as text that is already in the
# language; $count_n is the number behind $count, and chooses the plural.

## Every drawing

drawing-values = All values of this drawing as a table
drawing-axis = From { $first } to { $last }, in days of { $zone }. The dotted line is the time of judging: { $horizon }.
drawing-axis-ended = From { $first } to the end of { $last }, in days of { $zone }. Nothing that is shown here changed between then and the time of judging: { $horizon }.
drawing-unchanged = then unchanged until the time of judging
drawing-as-of = as of
drawing-tick-clock = { $day } { $month }, { $clock }
drawing-tick-day = { $day } { $month }
drawing-tick-year = { $day } { $month } { $year }
drawing-not-stated = not stated
drawing-never = no end known
drawing-open-end = no end known
drawing-ended = ended; in force for { $length } in all
drawing-every = every one
drawing-numbered = { $number }. { $name }
drawing-runs = Where there are many occasions, those that touch and are read alike are drawn as one bar.
drawing-run =
    { $count_n ->
        [one] { $name }: { $count } occasion
       *[other] { $name }: { $count } occasions
    }
drawing-of-lane = { $lane }, { $occasion }
drawing-together = Known of several together: { $word }.
drawing-found = What a body has found: { $word }.
drawing-found-term = { $term }, what a body has found: { $word }.
drawing-each-own = each its own
drawing-once = the only occasion
drawing-lane = { $bearer }
drawing-lane-watch = { $bearer }: apart from the occasions listed
drawing-lane-term = { $term }, { $bearer }
drawing-lane-term-watch = { $term }, { $bearer }: apart from the occasions listed
drawing-joint = { $bearers } together


## Heads of columns

drawing-head-occasion = Occasion
drawing-head-from = From
drawing-head-to = To
drawing-head-due = Due
drawing-head-verdict = What is read of it
drawing-head-day = Day
drawing-head-reports = Reports
drawing-head-time = Time
drawing-head-seen = Who could see
drawing-head-period = Time
drawing-head-periods = Periods
drawing-head-needed = Needed
drawing-head-established = Established
drawing-head-known = What is known
drawing-head-counter = Counter
drawing-head-total = Total
drawing-head-by-due = Established by the due time, or until now
drawing-head-average = Average for each period
drawing-head-means = What it would mean alone, or why it does not decide
drawing-head-class = Class
drawing-head-term = Term
drawing-head-amount = How many
drawing-head-so-far = By then in all
drawing-head-how-known = How it is known
drawing-head-area = Area or line
drawing-head-sort = Sort
drawing-head-size = Size
drawing-head-tolerance = Tolerance
drawing-head-publisher = Publisher
drawing-head-date = Date
drawing-head-report = Report
drawing-head-place = Where
drawing-head-exact = Exact to
drawing-head-marker = Marker
drawing-head-surveyed = Surveyed

## Timeline and timetable

drawing-timeline-title = { $term } in time
drawing-timetable-title = Openings and due times
drawing-table-occasions = { $title }: every bar
drawing-key-due = due time
drawing-key-after = after the time of judging
drawing-known-published = When the reports it rests on were published
drawing-known-recorded = When the reports it rests on were put on record
drawing-backfilled = Reports were put on record after the time of judging, so the second line shows when each was published.
drawing-undated =
    { $count_n ->
        [one] { $count } report does not say when it was published and is not in the second line.
       *[other] { $count } reports do not say when they were published and are not in the second line.
    }
drawing-lane-seen = Who could see { $bearer }
drawing-lane-seen-area = Who could see { $bearer } in { $area }
drawing-seen-closed = seen by sources that together reach the standard
drawing-seen-looked = somebody looked, which does not reach the standard
drawing-seen-refused = access was refused
drawing-seen-nobody = nobody looked
drawing-waiting =
    { $count_n ->
        [one] { $count } duty has no known opening. It stands in the table.
       *[other] { $count } duties have no known opening. They stand in the table.
    }

## Quota

drawing-quota-title = { $term }: amounts against what was needed
drawing-quota-bearer = { $unit }, { $bearer }
drawing-known-exact = the amount is established
drawing-known-band = between the least and the most
drawing-known-nothing = nothing is known of the amount
drawing-known-disputed = sources differ about the amount
drawing-key-sure = at least so much is established
drawing-key-needed = needed
drawing-key-rival = average of a counter whose count decides
drawing-key-shared = average of a count that counts as far as enough unrelated sources say as much
drawing-key-aside = average of a counter whose count does not decide
drawing-beyond =
    { $count_n ->
        [one] { $unit }: { $count } period may have had more than the drawing is high (a dotted edge at its head). The most is { $most }; the table says it in full.
       *[other] { $unit }: { $count } periods may have had more than the drawing is high (a dotted edge at their heads). The most is { $most }; the table says each in full.
    }
drawing-endless =
    { $count_n ->
        [one] { $unit }: of { $count } period the least is known and the most is not (a dotted edge at its head).
       *[other] { $unit }: of { $count } periods the least is known and the most is not (a dotted edge at their heads).
    }
drawing-averages = A total over several periods is drawn as its average; which period had how much, such a total does not say. Figures of different counters are never added.
drawing-counter = { $counter }: { $total }, { $over }; { $average } for each period on average
drawing-counter-aside = { $counter }: { $total }, { $over }; { $average } for each period on average; this count does not decide
drawing-counter-each-day = { $counter }: { $total } on each day of { $over }; { $average } for each period
drawing-counter-each-day-aside = { $counter }: { $total } on each day of { $over }; { $average } for each period; this count does not decide
drawing-decides = it is one of the counts that decide
drawing-alone = if it alone were right, { $implies }
drawing-counter-short = { $counter }: { $total }, { $over }; less than a period, so it is not drawn
drawing-counter-short-aside = { $counter }: { $total }, { $over }; less than a period, so it is not drawn; this count does not decide
drawing-counter-series =
    { $count_n ->
        [one] { $counter }: { $count } count, { $over }
       *[other] { $counter }: { $count } counts, { $over }
    }
drawing-counter-series-aside =
    { $count_n ->
        [one] { $counter }: { $count } count, { $over }; it does not decide
       *[other] { $counter }: { $count } counts, { $over }; they do not decide
    }
drawing-counter-series-short =
    { $count_n ->
        [one] { $counter }: { $count } count, { $over }; less than a period, so it is not drawn
       *[other] { $counter }: { $count } counts, { $over }; each of less than a period, so they are not drawn
    }
drawing-counter-series-short-aside =
    { $count_n ->
        [one] { $counter }: { $count } count, { $over }; less than a period, so it is not drawn; it does not decide
       *[other] { $counter }: { $count } counts, { $over }; each of less than a period, so they are not drawn; they do not decide
    }
drawing-no-average = counted over less than a period
drawing-each-day = { $amount } on each day
drawing-table-periods = { $unit } by period
drawing-table-counters = { $unit } by counter

## Exchange

drawing-ledger-title = Exchange: needed and established, by class
drawing-ledger-note = Each step is an act on record. The bracket is what the judgement comes to, at the due time once that has passed, else at the time of judging. It can be wider than the steps, because it holds what nobody could rule out.
drawing-ledger-counts = A count over a time is a dotted measure between two ends. It says how many there were in all of that time, and not when; it is not added to the steps.
drawing-ledger-ratio = Where so much is owed for each occasion, every occasion is credited with no more than it needs; a count can therefore be higher than what is established.
drawing-of-needed = { $term }: { $amount } established of { $needed } needed
drawing-of-needed-due = { $term }: { $amount } established by the due time, of { $needed } needed
drawing-of-needed-due-acts = { $term }: { $amount } established by the due time, of { $needed } needed; by the acts on record { $now } until now
drawing-of-every = { $term }: { $amount } established; every one is needed, and how many that is nobody has listed
drawing-of-every-due = { $term }: { $amount } established by the due time; every one is needed, and how many that is nobody has listed
drawing-of-every-due-acts = { $term }: { $amount } established by the due time; every one is needed, and how many that is nobody has listed; by the acts on record { $now } until now
drawing-class-of = { $name }, { $term }
drawing-key-given = given for certain by then
drawing-key-perhaps = may have been given by then
drawing-key-total = what the judgement comes to, from the least to the most
drawing-key-counted = counted in all over the time between the two ends
drawing-and-counts = { $said }; counted on record: { $totals }
drawing-counted-figure = { $amount } counted in all
drawing-not-added = not added
drawing-act-open = not established
drawing-count-by = counted by { $counter }
drawing-counter-reckoned = { $counter }, reckoned by another from its count
drawing-table-classes = Each class
drawing-table-steps = Each step

## Map

drawing-map-title = Areas and lines
drawing-disclaimer = No boundary or line on this map is anybody's legal position. Who published each, and when, stands beside it where that is stated.
drawing-map-day = Shapes of { $day }.
drawing-simplified = Lines are simplified by up to { $metres } m for the drawing only; nothing is judged by it.
drawing-open-shape = A moment has no date, so more than one shape of an area may hold: all are drawn, with broken lines.
drawing-no-points = No report on record gives a point.
drawing-outside =
    { $count_n ->
        [one] { $count } report is outside the drawn part. It stands in the table.
       *[other] { $count } reports are outside the drawn part. They stand in the table.
    }
drawing-left-out =
    { $count_n ->
        [one] { $count } earlier report with a point is neither drawn nor listed: a drawing holds the latest ones.
       *[other] { $count } earlier reports with points are neither drawn nor listed: a drawing holds the latest ones.
    }
drawing-kilometres = { $number } km
drawing-metres = { $number } m
drawing-north = N
drawing-key-tolerance = tolerance of a line, to both sides
drawing-key-lenient = tolerance that only forgives, inside of a line
drawing-key-radius = a reported point is in this circle
drawing-key-reported = reported of { $party }
drawing-key-unnamed = reported, of nobody named or of one of several
drawing-key-markers = a marker moved between two surveys
drawing-sort-area = area
drawing-sort-line = line
drawing-size-area = { $number } km²
drawing-size-line = { $number } km long
drawing-size-none = not drawn on any map at this time
drawing-tolerance-map = tolerance { $metres } m, stated by the map
drawing-tolerance-method = tolerance { $metres } m, stated by the method
drawing-tolerance-lenient = tolerance { $metres } m, stated by the method, which only forgives
drawing-tolerance-none = no tolerance stated
drawing-publisher = published by { $publisher }
drawing-publisher-none = publisher not stated
drawing-date = dated { $date }
drawing-date-none = not dated
drawing-point = { $lat }, { $lon }
drawing-possibly-in = possibly { $area }
drawing-report-by = { $what }, reported of { $bearer }
drawing-table-areas = Areas and lines
drawing-table-reports = Reports with a point
drawing-table-elsewhere = Reports that name an area and no point
drawing-table-markers = Surveys of markers
