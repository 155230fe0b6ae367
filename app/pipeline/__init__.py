"""The steps from two exports to a call list, without Qt. Window and commands call these.

One file and one public function per step: ``import_files``, ``score``, ``locate``,
``overlay``, ``rank``, ``make_list``. A step reads tables that earlier steps wrote and writes
its own in one transaction; ``whole_job`` runs them in order.
"""
