### The board in Hebrew. Every text a reader sees that is not a phrase of the kernel.
### $x is text; $x_n is the whole number behind it, for choosing a plural.

# ----------------------------------------------------------------------------- the head of the page
board-page-title = { $title }: היכן עומדת כל תניה
board-skip = מעבר אל התניות
board-as-of = נכון ל{ $at }.
board-as-of-clock = נכון לעכשיו, { $at }, לפי השעון של המחשב שהפיק דף זה.
board-known-whole = { $n_n ->
    [one] ידוע: הרישום כולו, רשומה אחת.
   *[other] ידוע: הרישום כולו, { $n } רשומות.
}
board-known-first = { $n_n ->
    [one] ידוע: הרשומה הראשונה של הרישום.
   *[other] ידוע: { $n } הרשומות הראשונות של הרישום.
}
board-known-by = { $n_n ->
    [one] ידוע: מה שהיה רשום עד { $at }, רשומה אחת.
   *[other] ידוע: מה שהיה רשום עד { $at }, { $n } רשומות.
}
board-known-published = ידוע: מה שמקורות פרסמו עד { $at }.
board-known-copy = ידוע: מה שהיה רשום עד { $at }. מה שחדש מגיע לעותקים כעבור { $hours } שעות.
board-unread = { $n_n ->
    [one] רשומה אחת לא נקראה, ואין מסקנה הנשענת עליה: { $command }
   *[other] { $n } רשומות לא נקראו, ואין מסקנה הנשענת עליהן: { $command }
}
board-unread-some = יש ברישום רשומות שלא ניתן היה לקרוא אותן, ואין מסקנה הנשענת עליהן.
board-newest = הדיווח החדש ביותר פורסם ב{ $at }.
board-newest-none = אף דיווח רשום אינו אומר מתי פורסם.
board-method = שיטת תא הניטור: גרסה { $version } מ{ $date }.
board-for-internal = לחדר המבצעים בלבד.
board-for-party = עותק עבור { $party }.
board-for-public = עותק לציבור.
board-unofficial = מילות ההסכם בדף זה הן תרגום לא רשמי. הצדדים לא הסכימו עליו.
board-terminal-why = מדוע תניה עומדת היכן שהיא עומדת: { $command }
board-no-ruling = המילים אומרות במה הרישום תומך. אין בהן הכרעה.
board-contents = בדף זה
board-paper = על נייר לא מודפס מה שמקופל בדף; בכל מקום כזה נאמר כמה מקופל בו. כדי להדפיס גם אותו, יש לפתוח אותו בדף או לבחור שם ״{ $whole }״.
board-paper-term = תניה כלשהי במלואה: { $command }
board-paper-whole = להדפיס גם את המקופל
board-unprinted = מקופל בדף ואינו מודפס כאן: { $what }.
board-parts = { $n_n ->
    [one] קטע אחד, שרטוט אחד או טבלה אחת
   *[other] { $n } קטעים, שרטוטים וטבלאות
}
board-entries = { $n_n ->
    [one] רשומה אחת
   *[other] { $n } רשומות
}

# ------------------------------------------------------------------------------------ at a glance
board-glance-judged = { $n_n ->
    [one] נבחנת תניה אחת:
   *[other] נבחנות { $n } תניות:
}
board-glance-unmonitored = { $n_n ->
    [0] כל סעיף מנוטר.
    [one] סעיף אחד אינו מנוטר; הטעם מובא להלן.
   *[other] { $n } סעיפים אינם מנוטרים; הטעמים מובאים להלן.
}
board-glance-tracks = כל סימן הוא תניה אחת, וכשהמצב שונה בין נושאי החובה – סימן לכל אחד; אירוע אחד עשוי לנגוע לכמה תניות. בחירה בסימן מובילה אל ההסבר.
board-glance-by-track = מסלול אחר מסלול
board-glance-what = תניה היא משפט אחד מתוך ההסכם, מנוסח כך שאפשר לבדוק אותו מול הדיווחים הרשומים. תניה שאפשר לקרוא בכמה דרכים נבחנת, ונספרת, בכל אחת מהן.

# One letter each, all different: the first of the mark's word where no other has it.
letter-performed = ב
letter-late = א
letter-not-performed = ל
letter-contrary = ע
letter-differ = ח
letter-not-verified = ת
letter-pending = מ
letter-nothing-contrary = נ
letter-nothing = ר
mark-performed = בוצע
mark-late = איחור: בוצע לאחר המועד, או הסתיים
mark-not-performed = לא בוצע עד המועד
mark-contrary = עובדות המנוגדות לתניה בוססו
mark-differ = חלוקים המקורות
mark-not-verified = לא אומת
mark-pending = ממתין: טרם הגיע המועד
mark-nothing-contrary = נכון לעכשיו לא בוסס דבר המנוגד לתניה
mark-nothing = רשות בלבד, או שאין מה לבחון לפי רישום זה

# ----------------------------------------------------------------------------------------- tracks
track-cessation = הפסקת פעולות האיבה
track-withdrawal = נסיגה
track-exchange = חילופין
track-aid = סיוע
track-monitoring = ניטור
track-guarantees = ערבויות
track-other = סעיפים אחרים
board-timetable = לוח זמנים
board-track-empty = אין בהסכם זה תניה השייכת למסלול זה.

# ------------------------------------------------------------------------------------------ a term
board-clause = סעיף { $clause }
board-no-clause = ללא סעיף
board-reading = קריאת התניה
board-owed-by = חלה על
board-given-to = עומדת לזכות
board-until-now = לפי המעשים הרשומים עד כה
board-uncounted = { $n_n ->
    [one] ספירה אחת של גורם סופר שאינו ברשימת השיטה הושמטה מעותק זה.
   *[other] { $n } ספירות של גורמים סופרים שאינם ברשימת השיטה הושמטו מעותק זה.
}
board-admissible-standard = לא נקבע גורם סופר: הספירה נלקחת בחשבון עד לכמות שעליה מדווחים די מקורות שאינם קשורים זה לזה
board-answers = היכן שיש תשובה, או שהמקורות חלוקים
board-run-of = { $first } … { $last } ({ $n })
board-knowing-copy = כיצד הדבר ידוע
board-owed-jointly = חלה במשותף על
board-bearer-supplied = מי שעליו היא חלה נקבע בקריאת התא
board-standing = מצב התניה
board-due = המועד
board-due-first = המועד הראשון
board-due-last = המועד האחרון
board-since = כך מאז
board-recorded = כל מה שעליו זה נשען רשום מאז
board-coverage = תצפית
board-now = במה שנמשך כעת: { $word }.
board-why = מדוע, ועל מה הדבר נשען
board-alike = { $n_n ->
    [one] מקרה אחד נוסף דומה, מאותם טעמים.
   *[other] { $n } מקרים נוספים דומים, מאותם טעמים.
}
board-left = { $n_n ->
    [one] מקרה אחד נוסף אינו מתואר כאן במלואו; הוא מופיע בטבלה.
   *[other] { $n } מקרים נוספים אינם מתוארים כאן במלואם; הם מופיעים בטבלה.
}
board-no-room = לציר הזמן שלה אין מקום בדף זה: { $command }
board-more = { $n_n ->
    [one] ועוד { $n }
   *[other] ועוד { $n }
}
board-of = { $part } מתוך { $whole }
board-told-by = כיצד מתואר הדבר במלואו: { $command }

# --------------------------------------------------------------------------------------- occasions
board-occasions = מקרה אחר מקרה
board-occasion = מקרה
board-bearer = חלה על
board-word = במה הרישום תומך
board-amount = בוסס, לעומת מה שנדרש
board-amount-by-due = בוסס עד המועד, מתוך הנדרש
board-amount-of = { $established }; נדרש: { $needed }
board-amount-unseen = ; אין מקור שיכול היה לשלול שהיו יותר, עד { $most } בסך הכול
board-amount-one = { $established }; נדרש: { $needed }
board-amount-every = { $established }; נדרש: כל ״{ $thing }״
board-run = { $first } … { $last } ({ $n })
board-unlisted = { $n_n ->
    [one] למקרה אחד נוסף אין מקום בטבלה זו. דבר לא הושמט: { $command }
   *[other] ל{ $n } מקרים נוספים אין מקום בטבלה זו. דבר לא הושמט: { $command }
}

# ----------------------------------------------------------------------------------------- counts
board-counts = מי ספר מה
board-counts-note = מה המשמעות של כל ספירה אם היא לבדה נכונה. הטבלה אינה מכריעה דבר.
board-count = ספירה
board-implies = אם היא לבדה נכונה
board-admissible = נלקחת בחשבון במסקנה
board-admissible-yes = כן
board-admissible-no = לא: { $why }

# --------------------------------------------------------------------------- not monitored, unjudged
board-unmonitored = ללא ניטור
board-unmonitored-note = סעיפים ללא תניה, והטעם לכך.
board-unmonitored-clause = סעיף
board-unmonitored-words = מה נאמר בו
board-unmonitored-why = הטעם להיעדר תניה
board-not-judged = לא נבחן
board-not-judged-note = תניות, או חלקים מהן, שמובנות ואינן נבחנות.

# ------------------------------------------------------------------------------ what stands beside
board-next = מה היה מברר את מה שפתוח
board-next-note = נלקח מן התשובות הפתוחות, תחילה אלה שבהן מספר המקרים הפתוחים הוא הגדול ביותר. מה הייתה מכריעה כל תשובה: { $command }
board-next-term = תניה
board-next-what = מה היה מברר זאת
board-next-about = בעניין
board-next-occasions = מקרים פתוחים
board-next-more = { $n_n ->
    [one] שאלה אחת נוספת
   *[other] { $n } שאלות נוספות
}
board-since-title = מה השתנה מאז { $at }
board-since-none = אין תניה שמצבה נקרא אחרת.
board-since-short = מה השתנה
board-since-entries = { $n_n ->
    [0] לא הגיע דיווח מאז.
    [one] מאז הגיע דיווח אחד, לפי זמן פרסומו.
   *[other] מאז הגיעו { $n } דיווחים, לפי זמני פרסומם.
}
board-since-recorded = { $n_n ->
    [0] לא נרשם דיווח מאז.
    [one] מאז נרשם דיווח אחד.
   *[other] מאז נרשמו { $n } דיווחים.
}
board-since-later = { $n_n ->
    [one] אחד מהם הגיע אחרי מועד הבחינה.
   *[other] { $n } מהם הגיעו אחרי מועד הבחינה.
}
board-since-how = איזו רשומה גרמה לכך: { $command }
board-before = קודם
board-after = כעת
board-moved = { $name }. קודם: { $was }. כעת: { $now }.
board-knowing = כיצד הדבר ידוע, ומי יכול היה לראות
board-knowing-note = ייתכן שצד אחד מפרסם את מעשיו והאחר מכחיש: גם כללים שווים עשויים להציג תמונה לא שווה. אין לקרוא שום מספר לפי צד בלי טבלה זו.
board-party = צד
board-known-ruled = הוכרע בידי גוף מוסמך
board-known-admitted = העושה הכיר בכך
board-known-unrelated = אושש בידי מקורות שאינם קשורים זה לזה
board-known-one = דווח בידי מקור אחד
board-known-party = נטען בידי צד
board-known-parties = נטען בידי שני הצדדים
board-known-unnamed = שום מקור אינו נוקב בו לבדו כעושה
board-known-differ = המקורות חלוקים לגביו
board-known-caption = מעשים ושהיות שייתכן שהם מנוגדים לאיסור, לפי האופן שבו הם ידועים
board-access-caption = במשך כמה זמן ניתן היה לראות חלק ממעשיו של כל צד, במקום כלשהו, מתוך הזמן שבו חלה עליו חובה כלשהי. באיזו מידה ניתן היה לראות את מה שתניה עוסקת בו כתוב ליד אותה תניה.
board-access-neither = בידי מקורות שאינם של אף צד
board-access-other = בידי מקורות של הצד האחר
board-access-own = בידי מקורות של הצד עצמו
board-access-refused = הגישה סורבה, בידי גורם כלשהו
board-access-complete = השיטה מצהירה כי רישום זה שלם.

# ----------------------------------------------------------------------------------------- sources
board-sources = מה רשום
board-sources-note = הרשומות שהמסקנות בדף זה נשענות עליהן או מצטטות אותן, במילים שבהן נרשמו.
board-source-entry = רשומה
board-source-who = מקור ודירוג
board-source-when = פורסם
board-source-recorded = נרשם ב{ $at }
board-source-words = מה נאמר בה
board-source-link = היכן ניתן לקרוא זאת
board-uncited = { $n_n ->
    [one] דיווח אחד נוסף מצוטט ואין לו מקום כאן.
   *[other] { $n } דיווחים נוספים מצוטטים ואין להם מקום כאן.
}

# ------------------------------------------------------------------------------------------ footer
board-footer-order = הצדדים מובאים בסדר שבו ההסכם נוקב בשמותיהם.
board-footer-order-party = בעותק זה מובא תחילה: { $party }.
board-footer-boundaries = קווים ושמות במפות ובדף זה אינם מביעים דעה על גבול כלשהו או על מעמדו של שטח כלשהו.
board-footer-withheld = הושמט מעותק זה, לפי כלל: { $rules }.
board-footer-relative = מה שנשען על שתיקה שלם רק ביחס לרישום של מפעיל זה.
board-footer-digests = על מה דף זה נשען
board-footer-made = הופק בידי { $program }. אותם הסכם, שיטה ורישום, כשזהים גם הזמן שהדף נכון לו וגם הזמן שלפיו נקבע מה היה ידוע, מפיקים אותו דף.
rule-sources = מי דיווח על מה
rule-times = השעות של מה שדווח
rule-next = מה היה מברר תשובות פתוחות
rule-coverage = מי יכול היה לראות מה, ובמשך כמה זמן
rule-floor = טענות מתחת לסף
rule-volume = כמה רשום
rule-places = המקומות של דיווחים
rule-delay = מה שנרשם ב{ $hours } השעות האחרונות
rule-reply = מעשים יחידים שנאמר כי הם של צד, עד שישיב

# ------------------------------------------------------------------------------- what was withheld
withheld-title-public = מה מושמט מן העותק לציבור
withheld-title-party = מה מושמט מן העותק עבור { $party }
withheld-title-internal = מה מושמט מלוח חדר המבצעים
withheld-none = דבר לא הושמט.
why-sources = דיווח המוצג לאחרים אסור שיוביל אל מי שמסר אותו
why-times = השעה של דיווח עשויה לגלות היכן ובידי מי נערך
why-next = הדבר מראה היכן לא נערכת תצפית
why-coverage = הדבר מראה היכן לא נערכת תצפית
why-floor = טענות מתחת לסף אינן יסוד לשום דבר
why-volume = גודלו של רישום מגלה כמה אנשים מדווחים
why-places = המקום של דיווח עשוי להוביל אל מי שמסר אותו
why-delay = מה שחדש נמסר תחילה לחדר המבצעים
why-reply = מי שנקוב בשמו נשמע תחילה
