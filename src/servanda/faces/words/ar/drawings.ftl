# Words of the drawings in Arabic. Amounts, instants and names come in as text that is already in
# the language; $count_n is the number behind $count, and chooses the plural.

## Every drawing

drawing-values = جميع قيم هذا الرسم في جدول
drawing-axis = من { $first } إلى { $last }، بالأيام بتوقيت { $zone }. والخط المنقَّط هو وقت التقييم: { $horizon }.
drawing-axis-ended = من { $first } حتى نهاية { $last }، بالأيام بتوقيت { $zone }. ولم يتغير شيء مما يظهر هنا بين ذلك الحين ووقت التقييم: { $horizon }.
drawing-unchanged = ثم دون تغيير حتى وقت التقييم
drawing-as-of = وقت التقييم
drawing-tick-clock = { $day } { $month }، { $clock }
drawing-tick-day = { $day } { $month }
drawing-tick-year = { $day } { $month } { $year }
drawing-not-stated = غير مذكور
drawing-never = لا نهاية معروفة
drawing-open-end = لا نهاية معروفة
drawing-ended = انتهى؛ كان ساريًا مدة { $length } إجمالًا
drawing-every = الكل دون استثناء
drawing-numbered = { $number }. { $name }
drawing-runs = حيث تكثر الحالات، تُرسم الحالات المتلاصقة التي تُقرأ القراءة نفسها شريطًا واحدًا.
drawing-run =
    { $count_n ->
        [one] { $name }: حالة واحدة
        [two] { $name }: حالتان
        [few] { $name }: { $count } حالات
       *[other] { $name }: { $count } حالة
    }
drawing-of-lane = { $lane }، { $occasion }
drawing-together = معلوم عن عدة حالات مجتمعة: { $word }.
drawing-found = ما توصلت إليه هيئة: { $word }.
drawing-found-term = { $term }، ما توصلت إليه هيئة: { $word }.
drawing-each-own = لكلٍّ ما يخصه
drawing-once = الحالة الوحيدة
drawing-lane = { $bearer }
drawing-lane-watch = { $bearer }: فيما عدا الحالات المدرجة
drawing-lane-term = { $term }، { $bearer }
drawing-lane-term-watch = { $term }، { $bearer }: فيما عدا الحالات المدرجة
drawing-joint = { $bearers } معًا


## Heads of columns

drawing-head-occasion = الحالة
drawing-head-from = من
drawing-head-to = إلى
drawing-head-due = الموعد
drawing-head-verdict = ما يُقرأ منها
drawing-head-day = اليوم
drawing-head-reports = التقارير
drawing-head-time = الوقت
drawing-head-seen = من كان في وسعه الرصد
drawing-head-period = المدة
drawing-head-periods = الفترات
drawing-head-needed = المطلوب
drawing-head-established = الثابت
drawing-head-known = ما هو معلوم
drawing-head-counter = جهة الإحصاء
drawing-head-total = المجموع
drawing-head-by-due = الثابت حتى حلول الموعد، أو حتى الآن
drawing-head-average = المتوسط لكل فترة
drawing-head-means = ما كان سيعنيه لو صحّ وحده، أو سبب عدم الحسم به
drawing-head-class = الفئة
drawing-head-term = البند
drawing-head-amount = العدد
drawing-head-so-far = المجموع حتى ذلك الحين
drawing-head-how-known = كيف عُرف ذلك
drawing-head-area = المنطقة أو الخط
drawing-head-sort = النوع
drawing-head-size = الحجم
drawing-head-tolerance = هامش التسامح
drawing-head-publisher = الناشر
drawing-head-date = التاريخ
drawing-head-report = التقرير
drawing-head-place = المكان
drawing-head-exact = الدقة
drawing-head-marker = العلامة
drawing-head-surveyed = تاريخ المسح

## Timeline and timetable

drawing-timeline-title = { $term } على خط الزمن
drawing-timetable-title = أوقات البدء والمواعيد
drawing-table-occasions = { $title }: كل شريط
drawing-key-due = الموعد
drawing-key-after = بعد وقت التقييم
drawing-known-published = متى نُشرت التقارير التي يستند إليها
drawing-known-recorded = متى دُوِّنت في السجل التقارير التي يستند إليها
drawing-backfilled = دُوِّنت تقارير في السجل بعد وقت التقييم، ولذلك يبيّن السطر الثاني متى نُشر كل منها.
drawing-undated =
    { $count_n ->
        [one] تقرير واحد لا يذكر متى نُشر، ولا يرد في السطر الثاني.
        [two] تقريران لا يذكران متى نُشرا، ولا يردان في السطر الثاني.
        [few] { $count } تقارير لا تذكر متى نُشرت، ولا ترد في السطر الثاني.
        [many] { $count } تقريرًا لا تذكر متى نُشرت، ولا ترد في السطر الثاني.
       *[other] { $count } تقرير لا تذكر متى نُشرت، ولا ترد في السطر الثاني.
    }
drawing-lane-seen = من كان في وسعه رصد أفعال { $bearer }
drawing-lane-seen-area = من كان في وسعه رصد أفعال { $bearer } في { $area }
drawing-seen-closed = رصدته مصادر تبلغ مجتمعةً المعيار
drawing-seen-looked = رصد بعضهم، وهو ما لا يبلغ المعيار
drawing-seen-refused = رُفض الوصول
drawing-seen-nobody = لم يرصد أحد
drawing-waiting =
    { $count_n ->
        [one] التزام واحد ليس له وقت بدء معروف. وهو وارد في الجدول.
        [two] التزامان ليس لهما وقت بدء معروف. وهما واردان في الجدول.
        [few] { $count } التزامات ليس لها وقت بدء معروف. وهي واردة في الجدول.
        [many] { $count } التزامًا ليس لها وقت بدء معروف. وهي واردة في الجدول.
       *[other] { $count } التزام ليس لها وقت بدء معروف. وهي واردة في الجدول.
    }

## Quota

drawing-quota-title = { $term }: المقادير إزاء ما كان مطلوبًا
drawing-quota-bearer = { $unit }، { $bearer }
drawing-known-exact = المقدار ثابت
drawing-known-band = بين الحد الأدنى والحد الأقصى
drawing-known-nothing = لا يُعلم شيء عن المقدار
drawing-known-disputed = تختلف المصادر بشأن المقدار
drawing-key-sure = ثبت هذا القدر على الأقل
drawing-key-needed = المطلوب
drawing-key-rival = متوسط جهة إحصاء يُحسم بعددها
drawing-key-shared = متوسط عدد لا يُعتدّ به إلا بقدر ما يقول به عدد كافٍ من مصادر لا صلة بينها
drawing-key-aside = متوسط جهة إحصاء لا يُحسم بعددها
drawing-beyond =
    { $count_n ->
        [one] { $unit }: ربما تجاوز المقدار في فترة واحدة ارتفاع الرسم (حافة منقَّطة في أعلاها). والحد الأقصى { $most }؛ ويذكره الجدول بالكامل.
        [two] { $unit }: ربما تجاوز المقدار في فترتين ارتفاع الرسم (حافة منقَّطة في أعلى كل منهما). والحد الأقصى { $most }؛ ويذكر الجدول كلًا منهما بالكامل.
        [few] { $unit }: ربما تجاوز المقدار في { $count } فترات ارتفاع الرسم (حافة منقَّطة في أعلى كل منها). والحد الأقصى { $most }؛ ويذكر الجدول كلًا منها بالكامل.
       *[other] { $unit }: ربما تجاوز المقدار في { $count } فترة ارتفاع الرسم (حافة منقَّطة في أعلى كل منها). والحد الأقصى { $most }؛ ويذكر الجدول كلًا منها بالكامل.
    }
drawing-endless =
    { $count_n ->
        [one] { $unit }: الحد الأدنى لفترة واحدة معلوم والحد الأقصى غير معلوم (حافة منقَّطة في أعلاها).
        [two] { $unit }: الحد الأدنى لفترتين معلوم والحد الأقصى غير معلوم (حافة منقَّطة في أعلى كل منهما).
        [few] { $unit }: الحد الأدنى لما عدده { $count } فترات معلوم والحد الأقصى غير معلوم (حافة منقَّطة في أعلى كل منها).
       *[other] { $unit }: الحد الأدنى لما عدده { $count } فترة معلوم والحد الأقصى غير معلوم (حافة منقَّطة في أعلى كل منها).
    }
drawing-averages = يُرسم المجموع الممتد على عدة فترات بوصفه متوسطًا؛ ولا يقول مجموع كهذا كم كان لكل فترة. ولا تُجمع أبدًا أرقام جهات إحصاء مختلفة.
drawing-counter = { $counter }: { $total }، { $over }؛ بمتوسط { $average } لكل فترة
drawing-counter-aside = { $counter }: { $total }، { $over }؛ بمتوسط { $average } لكل فترة؛ ولا يُحسم بهذا العدد
drawing-counter-each-day = { $counter }: { $total } في كل يوم خلال { $over }؛ { $average } لكل فترة
drawing-counter-each-day-aside = { $counter }: { $total } في كل يوم خلال { $over }؛ { $average } لكل فترة؛ ولا يُحسم بهذا العدد
drawing-decides = هو من الأعداد التي يُحسم بها
drawing-alone = لو صحّ هذا العدد وحده { $implies }
drawing-counter-short = { $counter }: { $total }، { $over }؛ أقل من فترة، ولذلك لا يُرسم
drawing-counter-short-aside = { $counter }: { $total }، { $over }؛ أقل من فترة، ولذلك لا يُرسم؛ ولا يُحسم بهذا العدد
drawing-counter-series =
    { $count_n ->
        [one] { $counter }: عدد محصى واحد، { $over }
        [two] { $counter }: عددان محصيان، { $over }
        [few] { $counter }: { $count } أعداد محصاة، { $over }
        [many] { $counter }: { $count } عددًا محصى، { $over }
       *[other] { $counter }: { $count } عدد محصى، { $over }
    }
drawing-counter-series-aside =
    { $count_n ->
        [one] { $counter }: عدد محصى واحد، { $over }؛ ولا يُحسم به
        [two] { $counter }: عددان محصيان، { $over }؛ ولا يُحسم بهما
        [few] { $counter }: { $count } أعداد محصاة، { $over }؛ ولا يُحسم بها
        [many] { $counter }: { $count } عددًا محصى، { $over }؛ ولا يُحسم بها
       *[other] { $counter }: { $count } عدد محصى، { $over }؛ ولا يُحسم بها
    }
drawing-counter-series-short =
    { $count_n ->
        [one] { $counter }: عدد محصى واحد، { $over }؛ أقل من فترة، ولذلك لا يُرسم
        [two] { $counter }: عددان محصيان، { $over }؛ كل منهما لأقل من فترة، ولذلك لا يُرسمان
        [few] { $counter }: { $count } أعداد محصاة، { $over }؛ كل منها لأقل من فترة، ولذلك لا تُرسم
        [many] { $counter }: { $count } عددًا محصى، { $over }؛ كل منها لأقل من فترة، ولذلك لا تُرسم
       *[other] { $counter }: { $count } عدد محصى، { $over }؛ كل منها لأقل من فترة، ولذلك لا تُرسم
    }
drawing-counter-series-short-aside =
    { $count_n ->
        [one] { $counter }: عدد محصى واحد، { $over }؛ أقل من فترة، ولذلك لا يُرسم؛ ولا يُحسم به
        [two] { $counter }: عددان محصيان، { $over }؛ كل منهما لأقل من فترة، ولذلك لا يُرسمان؛ ولا يُحسم بهما
        [few] { $counter }: { $count } أعداد محصاة، { $over }؛ كل منها لأقل من فترة، ولذلك لا تُرسم؛ ولا يُحسم بها
        [many] { $counter }: { $count } عددًا محصى، { $over }؛ كل منها لأقل من فترة، ولذلك لا تُرسم؛ ولا يُحسم بها
       *[other] { $counter }: { $count } عدد محصى، { $over }؛ كل منها لأقل من فترة، ولذلك لا تُرسم؛ ولا يُحسم بها
    }
drawing-no-average = أُحصي على مدى أقل من فترة
drawing-each-day = { $amount } في كل يوم
drawing-table-periods = { $unit }: المقادير بحسب الفترة
drawing-table-counters = { $unit }: المقادير بحسب جهة الإحصاء

## Exchange

drawing-ledger-title = التبادل: المطلوب والثابت، بحسب الفئة
drawing-ledger-note = كل خطوة فعل مدوَّن في السجل. والقوس هو ما ينتهي إليه التقييم، عند الموعد بعد انقضائه، وإلا فعند وقت التقييم. وقد يكون أوسع من الخطوات، لأنه يضم ما لم يكن في وسع أحد استبعاد حدوثه.
drawing-ledger-counts = العدد الممتد على مدة مقياس منقَّط بين طرفين. وهو يبيّن كم بلغ المجموع في تلك المدة كلها، ولا يبيّن متى؛ ولا يُضاف إلى الخطوات.
drawing-ledger-ratio = حيث يُستحق قدر معيَّن عن كل حالة، لا يُحتسب لأي حالة أكثر مما يلزمها؛ ولذلك قد يزيد ما أُحصي على ما ثبت.
drawing-of-needed = { $term }: الثابت { $amount } من أصل المطلوب، وهو { $needed }
drawing-of-needed-due = { $term }: الثابت حتى حلول الموعد { $amount }، من أصل المطلوب، وهو { $needed }
drawing-of-needed-due-acts = { $term }: الثابت حتى حلول الموعد { $amount }، من أصل المطلوب، وهو { $needed }؛ وبحسب الأفعال المدوَّنة في السجل { $now } حتى الآن
drawing-of-every = { $term }: الثابت { $amount }؛ والمطلوب هو الكل دون استثناء، ولم يضع أحد قائمة تبيّن كم عدد ذلك
drawing-of-every-due = { $term }: الثابت حتى حلول الموعد { $amount }؛ والمطلوب هو الكل دون استثناء، ولم يضع أحد قائمة تبيّن كم عدد ذلك
drawing-of-every-due-acts = { $term }: الثابت حتى حلول الموعد { $amount }؛ والمطلوب هو الكل دون استثناء، ولم يضع أحد قائمة تبيّن كم عدد ذلك؛ وبحسب الأفعال المدوَّنة في السجل { $now } حتى الآن
drawing-class-of = { $name }، { $term }
drawing-key-given = ما سُلِّم على وجه اليقين حتى ذلك الحين
drawing-key-perhaps = ما ربما سُلِّم حتى ذلك الحين
drawing-key-total = ما ينتهي إليه التقييم، من الحد الأدنى إلى الحد الأقصى
drawing-key-counted = ما أُحصي إجمالًا على امتداد المدة بين الطرفين
drawing-and-counts = { $said }؛ والأعداد المدوَّنة في السجل: { $totals }
drawing-counted-figure = أُحصي إجمالًا: { $amount }
drawing-not-added = لا يُضاف
drawing-act-open = غير ثابت
drawing-count-by = بإحصاء { $counter }
drawing-counter-reckoned = { $counter } (العدد حسبته جهة أخرى من ذلك الإحصاء)
drawing-table-classes = كل فئة
drawing-table-steps = كل خطوة

## Map

drawing-map-title = المناطق والخطوط
drawing-disclaimer = ليس أي حد أو خط على هذه الخريطة موقفًا قانونيًا لأحد. ويُذكر إلى جانب كل منها من نشره ومتى، حيث يكون ذلك مبيَّنًا.
drawing-map-day = الأشكال كما هي في { $day }.
drawing-simplified = بُسِّطت الخطوط بما يصل إلى { $metres } م لأغراض الرسم وحده؛ ولا يُقيَّم شيء على أساس ذلك.
drawing-open-shape = هناك لحظة ليس لها تاريخ، ولذلك قد يصح أكثر من شكل واحد لمنطقة ما: وتُرسم جميعها، بخطوط متقطعة.
drawing-no-points = لا يذكر أي تقرير في السجل نقطة.
drawing-outside =
    { $count_n ->
        [one] تقرير واحد يقع خارج الجزء المرسوم. وهو وارد في الجدول.
        [two] تقريران يقعان خارج الجزء المرسوم. وهما واردان في الجدول.
        [few] { $count } تقارير تقع خارج الجزء المرسوم. وهي واردة في الجدول.
        [many] { $count } تقريرًا تقع خارج الجزء المرسوم. وهي واردة في الجدول.
       *[other] { $count } تقرير تقع خارج الجزء المرسوم. وهي واردة في الجدول.
    }
drawing-left-out =
    { $count_n ->
        [one] تقرير واحد أسبق يذكر نقطة لا يُرسم ولا يُدرج: فالرسم يضم أحدث التقارير.
        [two] تقريران أسبقان يذكران نقاطًا لا يُرسمان ولا يُدرجان: فالرسم يضم أحدث التقارير.
        [few] { $count } تقارير أسبق تذكر نقاطًا لا تُرسم ولا تُدرج: فالرسم يضم أحدث التقارير.
        [many] { $count } تقريرًا أسبق تذكر نقاطًا لا تُرسم ولا تُدرج: فالرسم يضم أحدث التقارير.
       *[other] { $count } تقرير أسبق تذكر نقاطًا لا تُرسم ولا تُدرج: فالرسم يضم أحدث التقارير.
    }
drawing-kilometres = { $number } كم
drawing-metres = { $number } م
drawing-north = ش
drawing-key-tolerance = هامش التسامح لخط، على جانبيه
drawing-key-lenient = هامش تسامح لا يعمل إلا في اتجاه الإعفاء، داخل خط
drawing-key-radius = تقع النقطة المبلَّغ عنها داخل هذه الدائرة
drawing-key-reported = مبلَّغ عنه بشأن { $party }
drawing-key-unnamed = مبلَّغ عنه، دون تسمية أحد أو بشأن واحد من عدة جهات
drawing-key-markers = علامة نُقلت بين مسحين
drawing-sort-area = منطقة
drawing-sort-line = خط
drawing-size-area = { $number } كم²
drawing-size-line = بطول { $number } كم
drawing-size-none = غير مرسوم على أي خريطة في هذا الوقت
drawing-tolerance-map = هامش التسامح { $metres } م، كما تذكره الخريطة
drawing-tolerance-method = هامش التسامح { $metres } م، كما تذكره المنهجية
drawing-tolerance-lenient = هامش التسامح { $metres } م، كما تذكره المنهجية، وهو لا يعمل إلا في اتجاه الإعفاء
drawing-tolerance-none = لم يُذكر هامش تسامح
drawing-publisher = الناشر: { $publisher }
drawing-publisher-none = الناشر غير مذكور
drawing-date = مؤرَّخ { $date }
drawing-date-none = غير مؤرَّخ
drawing-point = { $lat }، { $lon }
drawing-possibly-in = ربما في { $area }
drawing-report-by = { $what }، مبلَّغ عنه بشأن { $bearer }
drawing-table-areas = المناطق والخطوط
drawing-table-reports = تقارير تذكر نقطة
drawing-table-elsewhere = تقارير تذكر منطقة دون نقطة
drawing-table-markers = عمليات مسح العلامات
