### What explanations say in Arabic. Keys and slots are those of the kernel's English table.
### Numbers of things stand in the oblique case (يومين), so each is governed by what precedes it.
### The noun for a finding of an empowered body (انتهاك) stands in word-found and nowhere else.

# ------------------------------------------------------------------------ the words for a verdict
word-met-duty = نُفِّذ
word-met-ban = انتهى دون أن يثبت ما يتعارض مع النص، وكان الرصد كاملًا
word-met-ban-in-part = انتهى دون أن يثبت ما يتعارض مع النص؛ { $seen }
word-holding = لم يثبت ما يتعارض مع النص؛ { $seen }
word-holding-ended = انتهى؛ لم يثبت شيء؛ { $seen }
word-pending = لم يحلّ موعده بعد
word-breached-duty = لم يُنفَّذ بحلول الموعد المحدد
word-breached-duty-late = نُفِّذ متأخرًا، { $late }؛ والنص يجعل الموعد جوهريًا
word-breached-ban = ثبتت وقائع متعارضة مع النص؛ لم يُبَتّ فيها
word-breached-group = لم يُنفَّذ بحلول الموعد المحدد في ما لا يقل عن { $least } من أصل { $all }؛ ولا يُعرف أيّها
word-breached-group-ban = ثبتت وقائع متعارضة مع النص؛ لم يُبَتّ فيها؛ وعددها لا يقل عن { $least }، ولا يُعرف أيّها
word-breached-ban-ruled = ثبتت وقائع متعارضة مع النص؛ { $found }
word-breached-ban-bare = ثبتت وقائع متعارضة مع النص
word-breached-ban-part = ثبتت وقائع متعارضة مع النص؛ { $found }؛ ولم يُبَتّ في { $left } من أصل { $all }
word-found = انتهاك تقرَّر وقوعه بقرار صادر عن { $body } في { $day }
word-kept = تقرَّر بقرار صادر عن { $body } في { $day } أن ذلك متفق مع البند
word-kept-of = { $what }: { $found }
word-cured-duty = نُفِّذ متأخرًا، { $late }
word-cured-ban-ended = انتهى (التاريخ: { $day })
word-cured-ban-remedied = جرت معالجته (التاريخ: { $day })
word-contested = تختلف المصادر
word-cannot-verify = لم يُتحقَّق منه: { $reasons }
rests-event = تستند مواعيده إلى ما يلي: { $what }، { $at }{ $known }
rests-performance = تستند مواعيده إلى تنفيذ البند { $term }، وهو مبيَّن عند ذلك البند
rests-breach = تستند مواعيده إلى إخلال بالبند { $term }، وهو مبيَّن عند ذلك البند
waits-event = يتوقف على وقوع ما يلي، وهو غير ثابت: { $what }
waits-performance = يتوقف على تنفيذ البند { $term }، وهو غير ثابت
waits-breach = يتوقف على حدوث إخلال بالبند { $term }، وهو غير ثابت
word-none = لا شيء يمكن تقييمه استنادًا إلى هذا السجل
word-permission = ينص على إذن؛ وليس فيه ما يُتحقَّق منه
word-possible = { $word }، إن كان قد نشأ أصلًا
late-exact = بمدة { $least }
late-between = بمدة تتراوح بين { $least } و{ $most }
late-at-least = بمدة لا تقل عن { $least }
seen-exact = شمل الرصد مدة { $seen } من أصل { $total }
seen-at-most = شمل الرصد مدة لا تزيد على { $most } من أصل { $total }، وربما لم يشمل شيئًا
seen-between = شمل الرصد مدة لا تقل عن { $seen } ولا تزيد على { $most } من أصل { $total }
seen-nothing = لم يشمل الرصد شيئًا من أصل { $total }
seen-no-beginning = مدة لم تُذكر لها بداية
seen-with-claims = { $seen } (إضافة إلى { $claims } دون الحد الأدنى)

# ----------------------------------------------------------------------------- why it is open
gap-disagree = تختلف المصادر
gap-nobody-looked = لم يرصد أحد
gap-rest = في بقية المدة: { $reasons }
gap-no-access = لم يُتَح الوصول
gap-time-too-coarse = الوقت غير محدد بدقة كافية
gap-place-too-coarse = المكان غير محدد بدقة كافية
gap-amount-too-coarse = المقدار غير محدد بدقة كافية
gap-kind-too-coarse = النوع غير محدد بدقة كافية
gap-below-standard = لم يُبلَغ المعيار الذي تشترطه المنهجية
gap-attribution = لم يثبت من هو الفاعل
gap-undefined = الصياغة غير معرَّفة
gap-exception-unruled = جرى التمسك باستثناء، ولم يُبَتّ فيه
gap-no-body = لا توجد هيئة مخوَّلة بالبتّ
gap-condition = شرط لم يُحسم بعد

# --------------------------------------------------------------------------------- standing
standing-not-in-force = غير سارٍ
standing-in-force = سارٍ
standing-condition-invoked = جرى التمسك بالشرط، وهو محل خلاف
standing-suspended = معلَّق
standing-waived = متنازَل عنه
standing-varied = معدَّل
standing-discharged = موفًى به
standing-lapsed = انقضى
standing-overtaken = تجاوزته الأحداث

# -------------------------------------------------------------------------------- how we know
known-ruled = تقرَّر من جانب { $by }
known-admitted = أقرّ به الفاعل
known-unrelated = مؤيَّد من { $sources }
known-one = أورده مصدر واحد ({ $source })
known-party = إفادة من جانب { $side }
known-parties = إفادة من مصادر { $sides } على السواء
known-with = { $entries }؛ { $how }
known-but = { $known }؛ وورد نفيه في: { $entries }
truth-true = ثابت
truth-false = منتفٍ
truth-disputed = محل خلاف
truth-gap = غير ثابت
truth-none = لم يُقيَّم

# -------------------------------------------------------------------------- the opening sentence
head = { $term } ({ $clause })، على عاتق { $bearer }: { $word }.
head-occasion = { $term } ({ $clause })، على عاتق { $bearer }، { $occasion }: { $word }.
head-within = { $bearer }، { $occasion }: { $word }.
head-term = { $term } ({ $clause })، على عاتق { $bearer }: { $standing }؛ { $word }.
head-term-apart = { $term } ({ $clause })، على عاتق { $bearer }: { $standing }.
head-permission = { $term } ({ $clause })، والإذن فيه ممنوح إلى { $bearer }: { $standing }؛ { $word }.
head-term-now = { $term } ({ $clause })، على عاتق { $bearer }: { $standing }؛ { $word }. الآن: { $now }.
apart = { $bearer }: { $word }
apart-sentence = { $bearer }: { $word }.
apart-now = الآن: { $now }
sentence = { $parts }.
nothing = { "" }
clause = الفقرة: { $path }
clause-none = لا يندرج تحت أي فقرة
term = البند { $id }
term-reading = البند { $id }، القراءة «{ $reading }»
term-amended = { $term }، بصيغته المعدَّلة بموجب { $by }
bearer-supplied = { $bearer } (صاحب الالتزام بحسب قراءة الخلية)
bearer-joint = { $bearers } معًا
supplied = لا يذكره النص، وهو بحسب قراءة الخلية: { $what }

# --------------------------------------------------------------------------------- occasions
occasion-day = يوم { $day }
occasion-span = الفترة من { $first } إلى { $last }
occasion-incident = الحالة { $id }
occasion-stay = الوجود { $id }
occasion-stretch = المدة التي تبدأ مع { $id }
occasion-watch = فيما عدا الحالات المدوَّنة في السجل
occasion-watch-alone = دون أي حالة مدوَّنة في السجل
occasion-step = الخطوة { $id }

# ------------------------------------------------------------------------------- what was owed
owed-by = المطلوب في موعد أقصاه: { $due }، هو: { $needs }
owed-in-time = المطلوب في تلك المدة: { $needs }
owed-no-due = المطلوب، دون موعد محدد في النص: { $needs }
owed-due-open = المطلوب، في موعد لم يُعرف بعد: { $needs }
owed-later = المدوَّن في السجل عما بعد ذلك الموعد{ $known }
trigger = الواقعة المنشئة: { $what }، التوقيت: { $at }{ $known }
trigger-coarse = الواقعة المنشئة مسجَّلة بوصفها { $told }، وقد تكون هي المقصودة، أي { $asked }، وقد لا تكون
trigger-unnamed = غير محددة النوع
trigger-fact = الواقعة المنشئة: { $id }{ $known }
need = { $needed } (الثابت: { $amount }{ $known }{ $more })
need-by-then = { $needed } (الثابت حتى ذلك الحين: { $amount }{ $known }{ $more })
need-more = ؛ ولم يكن في وسع أي مصدر استبعاد أن يكون المجموع أكبر من ذلك، حتى { $most }
need-nothing = { $needed } (لا شيء في السجل يُحتسب له، ولم يكن في وسع أي مصدر استبعاد حدوثه)
need-act = الفعل «{ $act }»
need-every = كل { $unit }، دون أن يذكر النص عددًا (الثابت: { $amount }{ $known }{ $more })
need-every-listed = كل { $unit } من قائمة لا يذكر النص عدد ما فيها (الثابت: { $amount }{ $known }{ $more })
out = المطلوب: ألا يكون هناك أي وجود في { $areas }{ $known }، في موعد أقصاه: { $due }
out-no-due = المطلوب: ألا يكون هناك أي وجود في { $areas }{ $known }، دون موعد محدد في النص
out-due-open = المطلوب: ألا يكون هناك أي وجود في { $areas }{ $known }، في موعد لم يُعرف بعد
watched = لم يُبلغ من كان في وسعه الرصد عن أكثر من ذلك{ $known }
done-at = وقت الاكتمال: { $at }
late-at = وقت الاكتمال: { $at }، بعد الموعد المحدد{ $known }
done-or-late-at = وقت الاكتمال: { $at }؛ وكونه في الموعد أو بعده يتوقف على ما ليس معروفًا
essence = النص يجعل الموعد جوهريًا، ولذلك لا يُعدّ التنفيذ المتأخر معالجة

# ------------------------------------------------------------------------------ bans and stays
act = { $what }، التوقيت: { $at }{ $place }{ $known }: الوقوع { $occurrence }؛ والصدور عن { $bearer } { $attribution }
act-place = ، في { $place }
act-perhaps = ، وربما في { $place }
act-told = ، وقد ذُكر أنه في { $place } (لم يثبت)
stay = { $what }{ $place }، من: { $begin }، إلى: { $end }{ $known }: الوجود هناك { $occurrence }؛ والانتماء إلى { $bearer } { $attribution }
level = { $amount } في { $place }، التوقيت: { $at }{ $known }، والحد الأقصى الجائز { $limit }
mended = ثبت حصول ما يسميه النص سبيلًا للمعالجة
watch = يتعلق هذا بمدة بدايتها: { $since }
watch-ended = يتعلق هذا بمدة بدايتها: { $since }، وقد انتهت
watch-apart = أما ما هو مدوَّن في السجل فيُقيَّم حالةً حالةً
undefined = يترك النص عبارة «{ $text }» دون معنى يمكن لتقرير أن يستوفيه
denial = نفي من { $bearer } [{ $entries }]؛ ونفي صاحب الالتزام عن نفسه يُذكر إلى جانب التقييم ولا يُعدّ خلافًا
known = { " " }[{ $known }]

# ---------------------------------------------------------------------------- exceptions claimed
claimed-with = { $claim }؛ { $state }
claimed = جرى التمسك باستثناء{ $what } من جانب { $by } ({ $day }) { $on } [{ $entries }]
claimed-for = { $what_n ->
    [one] بشأن الحالة { $what }
    [two] بشأن الحالتين { $what }
   *[other] بشأن الحالات { $what }
}
claimed-at-large = دون تعلُّق بأي حالة من حالات هذا البند
claimed-as = { " " }({ $what })
claimed-none = لا استثناء في نص البند، وما جرى التمسك به لا يدخل في التقييم
claimed-no-judge = لا يسمي النص هيئة تبتّ في ذلك
claimed-unruled = لم يصدر قرار يبتّ في ذلك عن { $judge }
claimed-ruled = صدر قرار يبتّ في ذلك عن { $judge }

# --------------------------------------------------------------------------------- disputes
dispute-atom = محل خلاف: { $what }؛ يؤكده: { $pro }؛ وينفيه: { $con }
dispute-conflict = لا يمكن أن تصح هذه الأعداد كلها معًا: { $counts }
dispute-time = توقيت الحالة { $id } محل خلاف: { $sides }
dispute-amount = مقدار { $id } محل خلاف: { $sides }
dispute-side = { $value } بحسب { $source } [{ $entries }]
dispute-source = { $source } [{ $entries }]
dispute-happened = وقوع الحالة { $id }
dispute-by = كون الحالة { $id } صادرة عن { $who }
dispute-in = وقوع الحالة { $id } في { $place }
dispute-nobody = لا قيد سوى قيود صاحب الالتزام نفسه
count-over = { $amount } خلال { $span }، { $by }{ $point } [{ $entries }]
count-each-day = { $amount } في كل يوم خلال { $span }، { $by }{ $point } [{ $entries }]
count-by = بإحصاء { $counter }
count-reckoned = بحساب من { $who } استنادًا إلى إحصاء { $counter }
count-point = { " " }عند { $point }

# --------------------------------------------------------------------------- what does not count
not-counted = لا يُحتسب: { $items }
taken = وفق قاعدة المنهجية بشأن الأعداد المحصاة عند نقطة أخرى: { $items }
taken-item = { $what }، مأخوذًا به عند { $point } بمقدار { $amount }
taken-items = { $entries }، مأخوذًا بها عند { $point } ضمن حدود تلك القاعدة
not-item = { $what } (السبب: { $why })
not-items = { $entries } (السبب: { $why })
not-act = { $what }، التوقيت: { $at } [{ $entries }]
not-counter-clause = جهة الإحصاء التي تسميها الفقرة هي { $named }، لا { $counter }
not-counter-method = جهة الإحصاء التي تسميها المنهجية هي { $named }، لا { $counter }
not-point = جرى الإحصاء عند { $point } لا عند { $wanted }
not-no-point = لا يُذكر أن الإحصاء جرى عند { $wanted }
not-grade = درجته أدنى من الدرجة التي تُحتسب
not-place = لم يكن في { $place }
not-same-place = لم يكن في مكان الواقعة المنشئة
not-list = كان واردًا في قائمة أخرى
not-recipient = كان لمتلقٍّ آخر
not-own-word = لا يستند إلا إلى أقوال { $bearer }
not-actor = كان من جانب { $who }

# --------------------------------------------------------------------------------- open, settled
open-settle = مما يحسم ذلك: { $what }
settle-on = { $what }، بشأن { $about }
settle-report = تقرير ممن كان في وسعه الرصد
settle-access = إتاحة الوصول لمن في وسعهم الرصد
settle-time = تحديد أدق للوقت
settle-place = تحديد أدق للمكان
settle-amount = تحديد أدق للمقدار
settle-kind = دليل على النوع
settle-standard = مصدر إضافي لا صلة له بغيره
settle-actor = دليل على هوية الفاعل
settle-dispute = دليل يحسم بين المصادر
settle-ruling = قرار يبتّ في الاستثناء الذي جرى التمسك به
settle-definition = اتفاق الأطراف على معنى العبارة
settle-body = تسمية هيئة يجوز لها البتّ
settle-condition = ما يحسم الشرط الذي يقوم عليه
relaxed = استُخلص ذلك بحدود سليمة قد تكون أوسع من الحدود الدقيقة

# --------------------------------------------------------------------------------- whole terms
group-total = حصل نقص عن المطلوب في ما لا يقل عن { $least } من أصل هذه، البالغ عددها { $all }، ولا يُعرف أيّها [{ $entries }]
group-listed = حصل نقص عن المطلوب في ما لا يقل عن { $least } من أصل هذه، البالغ عددها { $all }، ولا يُعرف أيّها: فالقائمة لا تضم أكثر من { $total }
group-bearers = حصل نقص عن المطلوب في ما لا يقل عن { $least } من أصل هذه، البالغ عددها { $all }، الواقعة على عاتق { $bearers }، ولا يُعرف أيّها، ولا يُحتسب ذلك على أيٍّ منهم [{ $entries }]
group-one-of = صدر ذلك عن أحد المذكورين: { $bearers } [{ $entries }]؛ ولا يُعرف مَن منهم، ولا يُحتسب على أيٍّ منهم
group-one-of-each = صدر كل فعل، من مجموع { $acts }، عن أحد المذكورين: { $bearers }، من [{ $first }] إلى [{ $last }]؛ ولا يُعرف في أيٍّ من تلك الأفعال مَن منهم، ولا يُحتسب أيٌّ منها على أيٍّ منهم
group-shared = ما لا يقل عن { $least } من أصل هذه، البالغ عددها { $all }، ليس على ما تطلبه الفقرة، أيًّا كان الوجه الذي يُحسم به ما تتوقف عليه؛ ولا يُعرف أيّها [{ $entries }]
group-shared-bearers = ما لا يقل عن { $least } من أصل هذه، البالغ عددها { $all }، الواقعة على عاتق { $bearers }، ليس على ما تطلبه الفقرة، أيًّا كان الوجه الذي يُحسم به ما تتوقف عليه؛ ولا يُعرف أيّها، ولا يُحتسب ذلك على أيٍّ منهم [{ $entries }]
group-undated = ثبت ما لا يقل عن { $least } دون تاريخ خاص بكل منها [{ $entries }]
group-relaxed = قد يكون العدد الدقيق أكبر
tally = من أصل { $all }: { $parts }
tally-part = { $word } ({ $n })
tally-possible = ما قد لا يكون من حالات البند أصلًا ({ $n })
conditional = مشروط بما يلي: { $what }؛ وقد قُيِّم بوصفه ساريًا؛ { $effect }
conditional-every = التقيُّد بكل بند يقع على عاتق { $parties }
conditional-nobody = لا يسمي النص هيئة يمكنها أن تقرر أن الشرط لم يتحقق، ولذلك لا شيء يعلّق الالتزام
conditional-notice = لا يعلّق الالتزامَ إلا إخطار يذكر البند ويقترن بتأكيد من { $body }، وعندئذ لا يُحتسب شيء عن تلك المدة
conditional-by-itself = ما دام الشرط غير متحقق يكون الالتزام معلَّقًا، ولا يُحتسب شيء عن تلك المدة
conditional-suspended = معلَّق بسبب شرط مفاده: { $what }؛ ولا يُحتسب شيء عن تلك المدة، ويبقى ما سبقها قائمًا
conditional-ruling = مشروط بما يلي: { $what }
at-risk = معرَّض لفوات موعده، وفق قاعدة المنهجية بشأن الوقت المتبقي قبل حلول الموعد
worded-by = بالصيغة المعدَّلة بموجب { $name }: { $word }
worded-first = بالصيغة السابقة للتعديل: { $word }
readings = قراءات أخرى: { $items }
reading-item = «{ $reading }»: { $word }
reading-apart = { $words }
counted-by-method = العدد الذي يُحسم به هو إحصاء { $counters }؛ والمنهجية هي التي اختارت من يحصي، لا النص
counted-by-clause = العدد الذي يُحسم به هو إحصاء { $counters }، بحسب تسمية الفقرة لمن يحصي
counter = { $counter }
counter-office = { $counter } (من مكاتب { $party })
since-of = بداية الوضع المذكور لهذا البند بالنسبة إلى { $whose }: { $at }
since = بداية الوضع المذكور لهذا البند: { $at }
since-recorded = كل ما يستند إليه مدوَّن في السجل منذ { $at }

# --------------------------------------------------------------------------------- rival counts
implies-short = لحصل نقص عن المطلوب في ما لا يقل عن { $least } من أصل { $all }
implies-exactly = { $least_n ->
    [one] لحصل نقص عن المطلوب في كل ما يشمله، أي في { $all }
    [two] لحصل نقص عن المطلوب في كل ما يشمله، أي في { $all }
   *[other] لحصل نقص عن المطلوب في { $least } من أصل { $all }
}
implies-none = { $all_n ->
    [one] لما حصل أي نقص عن المطلوب في كل ما يشمله، أي في { $all }
   *[other] لما حصل نقص عن المطلوب في أي من { $all }
}
implies-open = لما أمكن التحقق من شيء استنادًا إليه
# those that follow stand by themselves and not after "if it alone were right"
implies-part = يعطي هذا الإحصاء { $amount } من أصل { $needed }
implies-part-no-due = { $parts }؛ ولا يذكر النص موعدًا، ولذلك لا يمكن أن يتأخر شيء عن موعده
implies-answers = يغطي هذا الإحصاء { $met } من أصل { $all } في السجل؛ ومن مجموع ما في السجل نشأ على وجه اليقين بحلول نهاية مدة الإحصاء: { $by_then }
implies-answers-no-due = { $answers }؛ ولا يذكر النص موعدًا، ولذلك لا يمكن أن يتأخر أيٌّ منها عن موعده
implies-answers-due = { $answers }؛ وما لم يُغطَّ في موعده: { $late }
rival = { $count }: لو صحّ هذا العدد وحده { $implies }
rival-taken = { $count }، مأخوذًا به عند { $point } بمقدار { $amount }
rival-not-counted = { $count }: لو صحّ هذا العدد وحده { $implies }؛ وهو لا يُحتسب، والسبب: { $why }

# ------------------------------------------------------------------- counting occasions by verdict
verdict-met = ما نُفِّذ
verdict-holding = ما لم يثبت فيه ما يتعارض مع النص
verdict-pending = ما لم يحلّ موعده بعد
verdict-breached = ما لم يُنفَّذ بحلول الموعد المحدد
verdict-breached-ban = ما ثبتت فيه وقائع متعارضة مع النص، لم يُبَتّ فيها
verdict-breached-ban-found = ما ثبتت فيه وقائع متعارضة مع النص
verdict-cured = ما نُفِّذ متأخرًا
verdict-cured-ban = ما انتهى أو جرت معالجته
verdict-contested = ما تختلف فيه المصادر
verdict-cannot-verify = ما لم يُتحقَّق منه

# ------------------------------------------------------------------------------ building blocks
join-and-middle = {"،"}{ " " }
join-and-last = { " " }و
join-or-middle = { " " }أو{ " " }
join-or-last = { " " }أو{ " " }
join-semicolon-middle = ؛{ " " }
join-semicolon-last = ؛{ " " }
join-comma-middle = ،{ " " }
join-comma-last = ،{ " " }
much-exact = { $form ->
    [one] { $unit_agrees ->
        [f] { $unit } واحدة
        [m] { $unit } واحد
       *[other] { $unit }
    }
    [two] عدد { $unit }
   *[other] { $n } { $unit }
}
much-at-least = { $form ->
    [one] { $unit_agrees ->
        [f] ما لا يقل عن { $unit } واحدة
        [m] ما لا يقل عن { $unit } واحد
       *[other] ما لا يقل عن { $n } { $unit }
    }
    [two] ما لا يقل عن { $unit }
   *[other] ما لا يقل عن { $n } { $unit }
}
much-between = { $form ->
    [two] ما بين { $lo } و{ $unit }
   *[other] ما بين { $lo } و{ $hi } { $unit }
}
much-unknown = لا شيء على وجه اليقين ({ $unit })
much-bare-exact = { $n }
much-bare-at-least = ما لا يقل عن { $n }
much-bare-between = ما بين { $lo } و{ $hi }
much-bare-unknown = لا شيء على وجه اليقين
when-date = { $day } { $month } { $year }
when-exact = { $day }، { $utc } ({ $local })
when-utc = { $day }، { $utc }
when-other-day = { $day }، { $utc } ({ $local_day }، { $local })
when-end-of-day = نهاية يوم { $day } بتوقيت { $zone } ({ $utc })
when-some-time-on = في وقت ما من يوم { $day }
when-between = بين { $lo } و{ $hi }
when-until-between = في وقت ما بين { $lo } و{ $hi }
when-unknown-start = بداية غير معروفة
when-unknown-end = لا نهاية معروفة
over-day = يوم { $day }
over-days = الفترة من { $first } إلى { $last }
over-times = الفترة من { $lo } إلى { $hi }
length-moment = أقل من ثانية
number-area-days = { $n_n ->
    [one] يوم منطقة واحد
    [two] يومَي منطقة
    [few] { $n } أيام منطقة
   *[other] { $n } يوم منطقة
}
number-entries = { $n_n ->
    [one] القيد { $n }
    [two] القيدان { $n }
   *[other] القيود { $n }
}
number-claims = { $n_n ->
    [one] إفادة واحدة
    [two] إفادتين
    [few] { $n } إفادات
   *[other] { $n } إفادة
}
number-sources = { $n_n ->
    [one] مصدر واحد لا صلة له بغيره
    [two] مصدرين لا صلة بينهما
    [few] { $n } مصادر لا صلة بينها
    [many] { $n } مصدرًا لا صلة بينها
   *[other] { $n } مصدر لا صلة بينها
}
number-occasions = { $n_n ->
    [one] حالة واحدة
    [two] حالتين
    [few] { $n } حالات
   *[other] { $n } حالة
}
number-periods = { $n_n ->
    [one] فترة واحدة
    [two] فترتين
    [few] { $n } فترات
   *[other] { $n } فترة
}
number-acts = { $n_n ->
    [one] فعل واحد
    [two] فعلين
    [few] { $n } أفعال
    [many] { $n } فعلًا
   *[other] { $n } فعل
}
number-seconds = { $n_n ->
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $n } ثوانٍ
   *[other] { $n } ثانية
}
number-minutes = { $n_n ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $n } دقائق
   *[other] { $n } دقيقة
}
number-hours = { $n_n ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $n } ساعات
   *[other] { $n } ساعة
}
number-days = { $n_n ->
    [one] يوم واحد
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}
number-weeks = { $n_n ->
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $n } أسابيع
    [many] { $n } أسبوعًا
   *[other] { $n } أسبوع
}
number-months = { $n_n ->
    [one] شهر واحد
    [two] شهرين
    [few] { $n } أشهر
    [many] { $n } شهرًا
   *[other] { $n } شهر
}
number-years = { $n_n ->
    [one] سنة واحدة
    [two] سنتين
    [few] { $n } سنوات
   *[other] { $n } سنة
}

# ----------------------------------------------------------------------- copies for others
withheld-name = جهة لا تُسمّى في هذه النسخة
withheld-gap = لا يمتد السجل إلى ذلك الحد
withheld-need = { $needed } (لا شيء في السجل يُحتسب له)
withheld-reports = وردت بذلك إفادة
withheld-late = نُفِّذ متأخرًا
withheld-late-essential = نُفِّذ متأخرًا؛ والنص يجعل الموعد جوهريًا
withheld-occasion = رقم { $number }
known-one-unnamed = أورده مصدر واحد
known-denied = { $known }؛ وورد نفيه أيضًا
seen-in-part = رصد جزئي
seen-in-full = رصد كامل
seen-not = لا رصد
group-alike = { $n_n ->
    [two] { $line } (مجموعتان من الأفعال، كلٌّ على حدة)
    [few] { $line } ({ $n } مجموعات من الأفعال، كلٌّ على حدة)
   *[other] { $line } ({ $n } مجموعة من الأفعال، كلٌّ على حدة)
}

# ------------------------------------------------------------- what of a term is not judged
# The names of things stand in the oblique case, so a noun or a preposition stands before each.
aside-undefined = { $name } («{ $text }»)، وهي عبارة تركها النص دون تعريف
aside-dose = مقدار من الوقت ({ $length })
aside-keep-away = مسافة يجب إبقاؤها من خط
aside-keep-near = مسافة يجب عدم تجاوزها من خط
aside-keep-in = التزام بالبقاء داخل منطقة
aside-keep-state = وضع يجب الإبقاء عليه
aside-ban-state = حظر يتعلق بوضع
aside-ban-cycle = حظر مقترن بفترات متكررة
aside-ban-amount = حظر مقترن بمقدار
aside-ban-lists = حظر يتعلق بأشياء واردة في عدة قوائم
aside-recurring-withdrawal = انسحاب يتكرر
aside-amounts = مقادير مختلفة تربط بينها أداة «أو»
aside-at-most = التزام بحدٍّ أقصى
aside-ratio = نسبة على هذه الصورة
aside-due-each = موعد لكل حدث من هذا القبيل، على هذه الصورة
aside-due-state = وضع أو حظر مقترن بموعد
aside-long-cycle = فترة تتجاوز يومًا ضمن مدة تتكرر
aside-cycle = كل { $name }، وليس ذلك يومًا يقع فيه حدث
aside-pro-rata = حصص تناسبية عن أجزاء الفترات
aside-day-of = يوم من { $name }، وليس لذلك بداية
aside-start-of = بداية { $name }، وليس لذلك بداية
aside-edge-of = بداية أو نهاية { $name }، وذلك مما يتكرر
aside-period = { $name } بوصفه مدة
aside-renewal = تجديد { $name }
aside-second-condition = شرط ثانٍ من نوع «ما دام»
aside-except = التزام مقترن باستثناء
aside-excuse = إعفاء بسبب { $name }، في هذا الموضع
aside-make-up = معالجة عن طريق استدراك ما لم يُؤدَّ
aside-in-place-of = التنفيذ بدلًا من البند { $term }
aside-in-addition-to = ما هو إضافة إلى البند { $term }
aside-rests-on = ما يقوم على البند { $term }
aside-other-text = بند من { $name }
aside-as-in = عبارات مأخوذة من بند آخر بالإحالة إليه
aside-as-in-state = وضع مأخوذ من بند آخر بالإحالة إليه
aside-text-missing = عبارات من نص { $name } غير الوارد في الملف
aside-term-missing = عبارات البند { $term }، الذي لا يرد في { $name }
aside-taken-over = { $name } (مما أُخذ من نص آخر، ولم يُدرج هنا)
