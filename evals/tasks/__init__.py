"""All tasks in plain sight. A new one is a module beside these and a name in this tuple."""

from __future__ import annotations

from evals.tasks import airwars_syria, fakes, gaza, geo, gva, independence, muc4, polnear, probes_ar, probes_en, seed
from evals.tasks.task import Task

TASKS: tuple[Task, ...] = (
    seed.TASK,
    probes_en.TASK,
    probes_ar.TASK,
    fakes.TASK,
    gaza.TASK,
    gva.TASK,
    airwars_syria.TASK,
    muc4.TASK,
    polnear.TASK,
    *geo.TASKS,
    *geo.TASKS_WITH_SPANS,
    independence.TASK,
)

TASK_OF = {task.name: task for task in TASKS}
