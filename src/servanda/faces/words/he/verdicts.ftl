### What explanations say in Hebrew: the messages of kernel/verdicts/messages_en.py, and those of
### the board and its copies (faces/words/phrases_en.py).
###
### Nouns stand where a verb would have to agree with a name. The prefixes "and", "from" and "that"
### may stand before any slot; "in", "to" and "as" only before instants, numbers and places, since a
### name may begin with the article. A prefix before digits or foreign letters takes a maqaf, which
### the catalogue adds.

# ---------------------------------------------------------------------------- the words for a verdict
word-met-duty = בוצע
word-met-ban = הסתיים בלא שבוסס דבר המנוגד לתניה, ונצפה במלואו
word-met-ban-in-part = הסתיים בלא שבוסס דבר המנוגד לתניה; { $seen }
word-holding = לא בוסס דבר המנוגד לתניה; { $seen }
word-holding-ended = הסתיים; לא בוסס דבר; { $seen }
word-pending = טרם הגיע המועד
word-breached-duty = לא בוצע עד המועד
word-breached-duty-late = בוצע באיחור של { $late }; לפי הנוסח המועד הוא יסודי
word-breached-ban = בוססו עובדות המנוגדות לתניה; ללא הכרעה
word-breached-group = לא בוצע עד המועד בלפחות { $least } מתוך { $all }; לא ידוע באילו
word-breached-group-ban = בוססו עובדות המנוגדות לתניה; ללא הכרעה; לפחות { $least }, לא ידוע אילו
word-breached-ban-ruled = בוססו עובדות המנוגדות לתניה; { $found }
word-breached-ban-bare = בוססו עובדות המנוגדות לתניה
word-breached-ban-part = בוססו עובדות המנוגדות לתניה; { $found }; ללא הכרעה: { $left } מתוך { $all }
word-found = הפרה נקבעה בהכרעה של { $body } מ{ $day }
word-kept = נקבע בהכרעה של { $body } מ{ $day } שהדבר תואם את התניה
word-kept-of = { $what }: { $found }
word-cured-duty = בוצע באיחור של { $late }
word-cured-ban-ended = הסתיים ב{ $day }
word-cured-ban-remedied = תוקן ב{ $day }
word-contested = המקורות חלוקים
word-cannot-verify = לא אומת: { $reasons }
rests-event = מועדיה נשענים על { $what }, { $at }{ $known }
rests-performance = מועדיה נשענים על ביצוע תניה { $term }, כמפורט שם
rests-breach = מועדיה נשענים על אי־עמידה בתניה { $term }, כמפורט שם
waits-event = ממתין לאירוע שלא בוסס: { $what }
waits-performance = ממתין לביצוע תניה { $term }, שלא בוסס
waits-breach = ממתין לאי־עמידה בתניה { $term }, שלא בוססה
word-none = אין מה לבחון לפי רישום זה
word-permission = רשות; אין מה לאמת
word-possible = { $word }, אם החובה בכלל קמה
late-exact = { $least }
late-between = בין { $least } לבין { $most }
late-at-least = לפחות { $least }
seen-exact = היקף התצפית: { $seen } מתוך { $total }
seen-at-most = היקף התצפית: לכל היותר { $most } מתוך { $total }, וייתכן שלא נצפה דבר
seen-between = היקף התצפית: לפחות { $seen } ולכל היותר { $most } מתוך { $total }
seen-nothing = לא נצפה דבר מתוך { $total }
seen-no-beginning = פרק זמן שתחילתו לא צוינה
seen-with-claims = { $seen } ({ $claims } מתחת לסף)

# ------------------------------------------------------------------------------------ why it is open
gap-disagree = המקורות חלוקים
gap-nobody-looked = לא נערכה תצפית
gap-rest = ביתר הזמן: { $reasons }
gap-no-access = אין גישה
gap-time-too-coarse = הזמן אינו מדויק דיו
gap-place-too-coarse = המקום אינו מדויק דיו
gap-amount-too-coarse = הכמות אינה מדויקת דיה
gap-kind-too-coarse = הסוג אינו מדויק דיו
gap-below-standard = לא הושג הרף של השיטה
gap-attribution = לא בוסס מי עשה זאת
gap-undefined = הנוסח אינו מוגדר
gap-exception-unruled = נטען לחריג, ללא הכרעה
gap-no-body = אין גוף המוסמך להכריע
gap-condition = תנאי פתוח

# ----------------------------------------------------------------- standing; it is said of a term (f)
standing-not-in-force = לא בתוקף
standing-in-force = בתוקף
standing-condition-invoked = הסתמכות על תנאי, במחלוקת
standing-suspended = מושעית
standing-waived = ניתן עליה ויתור
standing-varied = שונתה
standing-discharged = הסתיימה עם ביצועה
standing-lapsed = פקעה
standing-overtaken = אירועים הקדימו אותה

# ---------------------------------------------------------------------------------------- how we know
known-ruled = הוכרע בידי { $by }
known-admitted = העושה הכיר בכך
known-unrelated = אושש בידי { $sources }
known-one = דווח בידי מקור אחד, { $source }
known-party = נטען בידי { $side }
known-parties = נטען בידי מקורות של { $sides } כאחד
known-with = { $entries }; { $how }
known-but = { $known }; הוכחש ב{ $entries }
truth-true = בוסס
truth-false = נשלל
truth-disputed = במחלוקת
truth-gap = לא בוסס
truth-none = לא הוערך

# ------------------------------------------------------------------------------- the opening sentence
head = { $term } ({ $clause }), החלה על { $bearer }: { $word }.
head-occasion = { $term } ({ $clause }), החלה על { $bearer }, { $occasion }: { $word }.
head-within = { $bearer }, { $occasion }: { $word }.
head-term = { $term } ({ $clause }), החלה על { $bearer }: { $standing }; { $word }.
head-term-apart = { $term } ({ $clause }), החלה על { $bearer }: { $standing }.
head-permission = { $term } ({ $clause }), העומדת לזכות { $bearer }: { $standing }; { $word }.
head-term-now = { $term } ({ $clause }), החלה על { $bearer }: { $standing }; { $word }. כעת: { $now }.
apart = { $bearer }: { $word }
apart-sentence = { $bearer }: { $word }.
apart-now = כעת: { $now }
sentence = { $parts }.
nothing = { "" }
clause = סעיף { $path }
clause-none = ללא סעיף
term = תניה { $id }
term-reading = תניה { $id }, בקריאה ״{ $reading }״
term-amended = { $term }, בנוסח המתוקן לפי { $by }
bearer-supplied = { $bearer } (הנושא בחובה לפי קריאת התא)
bearer-joint = { $bearers } במשותף
supplied = לא נאמר בנוסח, ונקבע בקריאת התא: { $what }

# ------------------------------------------------------------------------------------------ occasions
occasion-day = ביום { $day }
occasion-span = מ{ $first } עד { $last }
occasion-incident = בעניין { $id }
occasion-stay = בשהייה { $id }
occasion-stretch = ברצף המתחיל ב{ $id }
occasion-watch = מחוץ למקרים הרשומים
occasion-watch-alone = ללא מקרה רשום
occasion-step = בשלב { $id }

# -------------------------------------------------------------------------------------- what was owed
owed-by = נדרש עד { $due }: { $needs }
owed-in-time = נדרש בפרק זמן זה: { $needs }
owed-no-due = נדרש, ללא מועד בנוסח: { $needs }
owed-due-open = נדרש, עד מועד שטרם ידוע: { $needs }
owed-later = רשום לגבי הזמן שלאחר מכן{ $known }
trigger = האירוע הפותח: { $what }, { $at }{ $known }
trigger-coarse = האירוע הפותח רשום כך: { $told }; ייתכן שהוא בגדר { $asked } וייתכן שאינו בגדר זה
trigger-unnamed = ללא סוג נקוב
trigger-fact = האירוע הפותח: { $id }{ $known }
need = { $needed } (בוסס: { $amount }{ $known }{ $more })
need-by-then = { $needed } (בוסס עד אז: { $amount }{ $known }{ $more })
need-more = ; אין מקור שיכול היה לשלול שהיו יותר, עד { $most } בסך הכול
need-nothing = { $needed } (אין ברישום דבר הנמנה לעניין זה, ואין מקור שיכול היה לשלול זאת)
need-act = המעשה ״{ $act }״
need-every = כל { $unit }, בלי שהנוסח נוקב במספר (בוסס: { $amount }{ $known }{ $more })
need-every-listed = כל { $unit } ברשימה שהנוסח אינו נוקב במניינה (בוסס: { $amount }{ $known }{ $more })
out = נדרש שלכל המאוחר ב{ $due } לא תהיה נוכחות בתחום { $areas }{ $known }
out-no-due = נדרש שלא תהיה נוכחות בתחום { $areas }{ $known }, ללא מועד בנוסח
out-due-open = נדרש שלכל המאוחר במועד שטרם ידוע לא תהיה נוכחות בתחום { $areas }{ $known }
watched = מי שיכול היה לראות לא דיווח על יותר מכך{ $known }
done-at = הושלם ב{ $at }
late-at = הושלם ב{ $at }, לאחר המועד{ $known }
done-or-late-at = הושלם ב{ $at }; השאלה אם היה זה במועד תלויה במה שאינו ידוע
essence = לפי הנוסח המועד הוא יסודי, ולכן ביצוע באיחור אינו תיקון

# ------------------------------------------------------------------------------------- bans and stays
act = { $what }, { $at }{ $place }{ $known } – עצם האירוע: { $occurrence }; ייחוס האירוע אל { $bearer }: { $attribution }
act-place = , בתחום { $place }
act-perhaps = , ייתכן שבתחום { $place }
act-told = , לפי הדיווח בתחום { $place } (לא בוסס)
stay = { $what }{ $place }, מ{ $begin } עד { $end }{ $known } – עצם השהייה: { $occurrence }; ייחוס השהייה אל { $bearer }: { $attribution }
level = { $amount } בתחום { $place }, { $at }{ $known }, כאשר המרב המותר שם הוא { $limit }
mended = מה שנקוב בנוסח כתיקון בוסס
watch = האמור כאן נוגע לתקופה המתחילה ב{ $since }
watch-ended = האמור כאן נוגע לתקופה המתחילה ב{ $since }, והיא הסתיימה
watch-apart = מה שרשום נבחן מקרה אחר מקרה
undefined = הנוסח מותיר את ״{ $text }״ ללא משמעות שדיווח יוכל למלא
denial = הכחשה מצד { $bearer } [{ $entries }]; הכחשה מצד הנושא בחובה עצמו מובאת לצד הדברים ואינה מחלוקת
known = { " " }[{ $known }]

# ------------------------------------------------------------------------------- exceptions claimed
claimed-with = { $claim }; { $state }
claimed = נטען לחריג{ $what } מצד { $by } ({ $day }) { $on } [{ $entries }]
claimed-for = לעניין { $what }
claimed-at-large = שלא לעניין מקרה כלשהו של תניה זו
claimed-as = { " " }({ $what })
claimed-none = בנוסח של התניה אין חריג, והטענה אינה נכנסת אל המסקנה
claimed-no-judge = הנוסח אינו נוקב בגוף המכריע בכך
claimed-unruled = אין בכך הכרעה של { $judge }
claimed-ruled = יש בכך הכרעה של { $judge }

# ------------------------------------------------------------------------------------------- disputes
dispute-atom = במחלוקת: { $what }; בחיוב: { $pro }; בשלילה: { $con }
dispute-conflict = לא ייתכן שכל הספירות הבאות נכונות: { $counts }
dispute-time = הזמן של { $id } במחלוקת: { $sides }
dispute-amount = הכמות ב{ $id } במחלוקת: { $sides }
dispute-side = { $value } לפי { $source } [{ $entries }]
dispute-source = { $source } [{ $entries }]
dispute-happened = עצם התרחשותו של { $id }
dispute-by = ייחוסו של { $id } אל { $who }
dispute-in = הימצאותו של { $id } בתחום { $place }
dispute-nobody = אין רשומה מלבד אלה של הנושא בחובה עצמו
count-over = { $amount } על פני { $span }, { $by }{ $point } [{ $entries }]
count-each-day = { $amount } בכל יום של { $span }, { $by }{ $point } [{ $entries }]
count-by = לפי ספירה של { $counter }
count-reckoned = לפי חישוב של { $who } על סמך ספירה של { $counter }
count-point = { " " }ב{ $point }

# ------------------------------------------------------------------------------- what does not count
not-counted = לא נלקח בחשבון: { $items }
taken = לפי הכלל של השיטה לספירות בנקודה אחרת: { $items }
taken-item = { $what }, בהמרה ל{ $point }: { $amount }
taken-items = { $entries }, בהמרה ל{ $point } בגבולות של אותו כלל
not-item = { $what }, משום ש{ $why }
not-items = { $entries }, משום ש{ $why }
not-act = { $what }, { $at } [{ $entries }]
not-counter-clause = הגורם הסופר שהסעיף נוקב בו הוא { $named }, ולא { $counter }
not-counter-method = הגורם הסופר שהשיטה נוקבת בו הוא { $named }, ולא { $counter }
not-point = הספירה נעשתה ב{ $point } ולא ב{ $wanted }
not-no-point = לא נאמר שהספירה נעשתה ב{ $wanted }
not-grade = הדירוג נמוך מן הדירוג הקובע
not-place = הדבר לא היה בתחום { $place }
not-same-place = הדבר לא היה במקומו של האירוע הפותח
not-list = מדובר ברשימה אחרת
not-recipient = מדובר במקבל אחר
not-own-word = הדבר נאמר רק מפי { $bearer }
not-actor = העושה היה { $who }

# -------------------------------------------------------------------------------------- open, settled
open-settle = הדבר היה מתברר באמצעות { $what }
settle-on = { $what }, בעניין { $about }
settle-report = דיווח של מי שיכול היה לראות
settle-access = גישה למי שיכול היה לראות
settle-time = זמן מדויק יותר
settle-place = מקום מדויק יותר
settle-amount = כמות מדויקת יותר
settle-kind = ראיה בדבר הסוג
settle-standard = מקור נוסף שאינו קשור לאחרים
settle-actor = ראיה בדבר זהות העושה
settle-dispute = ראיה המכריעה בין המקורות
settle-ruling = הכרעה בחריג הנטען
settle-definition = הסכמה של הצדדים על משמעות המילים
settle-body = קביעת גוף הרשאי להכריע
settle-condition = מה שמכריע בתנאי שעליו הדבר נשען
relaxed = מסקנה זו הוסקה מגבולות שהם נכונים, וייתכן שהם רחבים מן המדויק

# --------------------------------------------------------------------------------------- whole terms
group-total = חוסר בלפחות { $least } מתוך { $all } אלה, לא ידוע באילו [{ $entries }]
group-listed = חוסר בלפחות { $least } מתוך { $all } אלה, לא ידוע באילו: ברשימה אין יותר מ{ $total }
group-bearers = חוסר בלפחות { $least } מתוך { $all } אלה של { $bearers }, לא ידוע באילו, והוא אינו נזקף לאיש מהם [{ $entries }]
group-one-of = המעשה נעשה בידי { $bearers } [{ $entries }]; לא ידוע בידי מי מהם, והוא אינו נזקף לאיש מהם
group-one-of-each = כל אחד מתוך { $acts }, מ־[{ $first }] עד [{ $last }], נעשה בידי { $bearers }; לגבי אף אחד מן המעשים לא ידוע בידי מי, ואף אחד מהם אינו נזקף למי מן הנקובים כאן
group-shared = בלפחות { $least } מתוך { $all } אלה אין התאמה לנדרש בסעיף, בין שיתברר כך ובין שיתברר אחרת מה שהם תלויים בו; לא ידוע באילו [{ $entries }]
group-shared-bearers = בלפחות { $least } מתוך { $all } אלה של { $bearers } אין התאמה לנדרש בסעיף, בין שיתברר כך ובין שיתברר אחרת מה שהם תלויים בו; לא ידוע באילו, והדבר אינו נזקף לאיש מהם [{ $entries }]
group-undated = { $least_n ->
    [one] בוסס לפחות { $least } ללא תאריך משלו [{ $entries }]
   *[other] בוססו לפחות { $least } ללא תאריך משלהם [{ $entries }]
}
group-relaxed = ייתכן שהמספר המדויק גבוה יותר
tally = מתוך { $all }: { $parts }
tally-part = { $n } – { $word }
tally-possible = { $n_n ->
    [one] { $n } – ייתכן שאין זה מקרה של התניה
   *[other] { $n } – ייתכן שאינם מקרים של התניה
}
conditional = מותנית ב{ $what }: נבחנת כתניה שבתוקף; { $effect }
conditional-every = קיום כל התניות החלות על { $parties }
conditional-nobody = הנוסח אינו נוקב בגוף שיכול היה למצוא שהתנאי לא התקיים, ולכן דבר אינו משעה את החובה
conditional-notice = רק הודעה הנוקבת בתניה, באישור של { $body }, יכולה להשעות את החובה, ודבר לא ייזקף בגין אותו זמן
conditional-by-itself = כל עוד התנאי אינו מתקיים החובה מושעית, ודבר אינו נזקף בגין אותו זמן
conditional-suspended = מושעית לפי התנאי של { $what }: דבר אינו נזקף בגין אותו זמן, ומה שקדם לו נותר בעינו
conditional-ruling = מותנית ב{ $what }
at-risk = בסיכון, לפי הכלל של השיטה בדבר הזמן שנותר עד המועד
worded-by = בנוסח המתוקן לפי { $name }: { $word }
worded-first = בנוסח שלפני התיקון: { $word }
readings = בקריאה אחרת, { $items }
reading-item = ״{ $reading }״: { $word }
reading-apart = { $words }
counted-by-method = הספירה המכריעה היא של { $counters }; השיטה היא שבחרה מי סופר, ולא הנוסח
counted-by-clause = הספירה המכריעה היא של { $counters }; הסעיף הוא שקבע מי סופר
counter = { $counter }
counter-office = { $counter }, גוף מטעם { $party }
since-of = לגבי { $whose }, כך מאז { $at }
since = כך מאז { $at }
since-recorded = כל מה שעליו זה נשען רשום מאז { $at }

# --------------------------------------------------------------------------------------- rival counts
implies-short = היה חוסר בלפחות { $least } מתוך { $all }
implies-exactly = היה חוסר ב{ $least } מתוך { $all }
implies-none = לא היה כל חוסר על פני { $all }
implies-part = היא נותנת { $amount } מתוך { $needed }
implies-part-no-due = { $parts }; הנוסח אינו נוקב במועד, ולכן דבר אינו יכול לאחר
implies-answers = המספר שלה עונה על { $met } מתוך { $all } שברישום; מספר המקרים שכבר קמו בוודאות עד סוף התקופה שלה: { $by_then }
implies-answers-no-due = { $answers }; הנוסח אינו נוקב במועד, ולכן אף אחד מהם אינו יכול לאחר
implies-answers-due = { $answers }; לא נענו במועד: { $late }
implies-open = לא ניתן לאמת על פיה דבר
rival = { $count }: אם היא לבדה נכונה, { $implies }
rival-taken = { $count }, בהמרה ל{ $point }: { $amount }
rival-not-counted = { $count }: אם היא לבדה נכונה, { $implies }; הספירה לא נלקחה בחשבון, משום ש{ $why }

# ---------------------------------------------------------------------- counting occasions by verdict
verdict-met = בוצע
verdict-holding = לא בוסס דבר המנוגד לתניה
verdict-pending = טרם הגיע המועד
verdict-breached = לא בוצע עד המועד
verdict-breached-ban = בוססו עובדות המנוגדות לתניה, ללא הכרעה
verdict-breached-ban-found = בוססו עובדות המנוגדות לתניה
verdict-cured = בוצע באיחור
verdict-cured-ban = הסתיים או תוקן
verdict-contested = המקורות חלוקים
verdict-cannot-verify = לא אומת

# ------------------------------------------------------------------------------------ building blocks
join-and-middle = { ", " }
join-and-last = { " " }ו
join-or-middle = { ", " }
join-or-last = { " " }או{ " " }
join-semicolon-middle = { "; " }
join-semicolon-last = { "; " }
join-comma-middle = { ", " }
join-comma-last = { ", " }
much-exact =
    { $form ->
        [one] { $unit_agrees ->
            [m] { $unit } אחד
            [f] { $unit } אחת
           *[other] { $unit }
        }
       *[other] { $n } { $unit }
    }
much-at-least =
    { $form ->
        [one] { $unit_agrees ->
            [m] לפחות { $unit } אחד
            [f] לפחות { $unit } אחת
           *[other] לפחות { $unit }
        }
       *[other] לפחות { $n } { $unit }
    }
much-between = בין { $lo } ל{ $hi } { $unit }
much-unknown = אין כמות ודאית, { $unit }
much-bare-exact = { $n }
much-bare-at-least = לפחות { $n }
much-bare-between = בין { $lo } ל{ $hi }
much-bare-unknown = אין כמות ודאית
when-date = { $day } ב{ $month } { $year }
when-exact = { $day }, { $utc } ({ $local })
when-utc = { $day }, { $utc }
when-other-day = { $day }, { $utc } ({ $local_day }, { $local })
when-end-of-day = סוף היום { $day } לפי { $zone } ({ $utc })
when-some-time-on = זמן כלשהו ביום { $day }
when-between = זמן שבין { $lo } לבין { $hi }
when-until-between = זמן שבין { $lo } לבין { $hi }
when-unknown-start = זמן התחלה לא ידוע
when-unknown-end = זמן סיום לא ידוע
over-day = יום { $day }
over-days = התקופה מ{ $first } עד { $last }
over-times = התקופה מ{ $lo } עד { $hi }
length-moment = פחות משנייה
number-area-days =
    { $n_n ->
        [one] יום־אזור אחד
        [two] { $n } ימי־אזור
       *[other] { $n } ימי־אזור
    }
number-entries =
    { $n_n ->
        [one] רשומה { $n }
       *[other] רשומות { $n }
    }
number-claims =
    { $n_n ->
        [one] טענה אחת
        [two] שתי טענות
       *[other] { $n } טענות
    }
number-sources =
    { $n_n ->
        [one] מקור אחד
        [two] שני מקורות שאינם קשורים זה לזה
       *[other] { $n } מקורות שאינם קשורים זה לזה
    }
number-occasions =
    { $n_n ->
        [one] מקרה אחד
        [two] שני מקרים
       *[other] { $n } מקרים
    }
number-periods =
    { $n_n ->
        [one] תקופה אחת
        [two] שתי תקופות
       *[other] { $n } תקופות
    }
number-acts =
    { $n_n ->
        [one] מעשה אחד
        [two] שני מעשים
       *[other] { $n } מעשים
    }
number-seconds =
    { $n_n ->
        [one] שנייה אחת
        [two] שתי שניות
       *[other] { $n } שניות
    }
number-minutes =
    { $n_n ->
        [one] דקה אחת
        [two] שתי דקות
       *[other] { $n } דקות
    }
number-hours =
    { $n_n ->
        [one] שעה אחת
        [two] שעתיים
       *[other] { $n } שעות
    }
number-days =
    { $n_n ->
        [one] יום אחד
        [two] יומיים
       *[other] { $n } ימים
    }
number-weeks =
    { $n_n ->
        [one] שבוע אחד
        [two] שבועיים
       *[other] { $n } שבועות
    }
number-months =
    { $n_n ->
        [one] חודש אחד
        [two] חודשיים
       *[other] { $n } חודשים
    }
number-years =
    { $n_n ->
        [one] שנה אחת
        [two] שנתיים
       *[other] { $n } שנים
    }

# ------------------------------------------------------------------------- the board and its copies
withheld-name = גורם שאינו נקוב בשמו בעותק זה
withheld-gap = הרישום אינו מגיע עד לכך
withheld-need = { $needed } (אין ברישום דבר הנמנה לעניין זה)
withheld-reports = דווח
withheld-late = בוצע באיחור
withheld-late-essential = בוצע באיחור; לפי הנוסח המועד הוא יסודי
withheld-occasion = מקרה מספר { $number }
known-one-unnamed = דווח בידי מקור אחד
known-denied = { $known }; וכן הוכחש
seen-in-part = נצפה בחלקו
seen-in-full = נצפה במלואו
seen-not = לא נצפה
group-alike = { $line } ({ $n } קבוצות של מעשים, כל אחת לבדה)

# ------------------------------------------------------------- what of a term is not judged
aside-undefined = { $name } (״{ $text }״, ללא הגדרה בנוסח)
aside-dose = כמות של זמן ({ $length })
aside-keep-away = מרחק שיש לשמור מקו
aside-keep-near = מרחק מרבי מקו
aside-keep-in = חובה להחזיק דבר בתחום אזור
aside-keep-state = מצב שיש לשמור עליו
aside-ban-state = איסור הנוגע למצב
aside-ban-cycle = איסור החוזר מדי תקופה
aside-ban-amount = איסור הנקוב בכמות
aside-ban-lists = איסור על דברים מכמה רשימות
aside-recurring-withdrawal = נסיגה חוזרת
aside-amounts = כמויות שונות שביניהן ״או״
aside-at-most = חובה שיש לה כמות מרבית
aside-ratio = יחס בצורה זו
aside-due-each = מועד לכל אירוע כזה, בצורה זו
aside-due-state = מצב או איסור שיש להם מועד
aside-long-cycle = תקופה ארוכה מיום בתוך זמן החוזר
aside-cycle = כל { $name } (לא יום שיש בו אירוע)
aside-pro-rata = חלק יחסי עבור חלק מתקופה
aside-day-of = יום של { $name } (ללא תחילה)
aside-start-of = התחילה של { $name } (אין תחילה כזו)
aside-edge-of = התחילה או הסוף של { $name } (זמן החוזר על עצמו)
aside-period = { $name } כפרק זמן
aside-renewal = החידוש של { $name }
aside-second-condition = תנאי שני מסוג ״כל עוד״
aside-except = חובה שיש לה חריג
aside-excuse = פטור בשל { $name }, כאן
aside-make-up = תיקון בדרך של השלמה
aside-in-place-of = ביצוע במקום תניה { $term }
aside-in-addition-to = בנוסף על תניה { $term }
aside-rests-on = מה שנשען על תניה { $term }
aside-other-text = תניה של { $name }
aside-as-in = מילים הנלקחות מתניה אחרת בדרך של הפניה
aside-as-in-state = מצב הנלקח מתניה אחרת בדרך של הפניה
aside-text-missing = מילים של { $name } (הנוסח אינו מצוי בתיק)
aside-term-missing = מילים של תניה { $term }, שאינה מצויה בנוסח של { $name }
aside-taken-over = { $name } (מתוך נוסח אחר, ללא הצהרה כאן)
